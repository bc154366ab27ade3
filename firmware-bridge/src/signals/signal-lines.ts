import type { OutputLine, SiteHardware } from '../../contract/index.js';
import type { LineLevel } from '../gpio/lines.js';

/** A lamp or a buzzer as bridge and guard name it to each other, with the level that switches its line on. */
export interface SignalLine {
  readonly name: string;
  readonly kind: 'lamp' | 'buzzer';
  readonly on: LineLevel;
}

export function lampName(cabinet: string): string {
  return `lamp of ${cabinet}`;
}

export function buzzerName(cabinet: string): string {
  return `buzzer of ${cabinet}`;
}

export function trayLampName(tray: string): string {
  return `lamp of tray ${tray}`;
}

function lineOf(name: string, kind: SignalLine['kind'], { chip, offset, activeLow }: OutputLine): SignalLine {
  return { name, kind, on: { chip, offset, level: activeLow ? 0 : 1 } };
}

/** Every lamp and buzzer of a site. Pure. */
export function signalLinesOf({ cabinets }: Pick<SiteHardware, 'cabinets'>): SignalLine[] {
  return cabinets.flatMap(({ id, signals = {}, banks }) => {
    const { lamp, buzzer, trayLamps = [] } = signals;
    const trays = banks.flatMap((bank) => bank.trays);
    const lines = trayLamps.flatMap(({ offsets, ...group }) =>
      offsets.map((offset) => ({ ...group, offset })),
    );
    return [
      ...(lamp ? [lineOf(lampName(id), 'lamp', lamp)] : []),
      ...(buzzer ? [lineOf(buzzerName(id), 'buzzer', buzzer)] : []),
      ...lines.flatMap((line, index) => {
        const tray = trays[index];
        return tray ? [lineOf(trayLampName(tray.label), 'lamp', line)] : [];
      }),
    ];
  });
}

/** The same lines with the levels that switch them off. */
export function signalsOff(lines: readonly SignalLine[]): LineLevel[] {
  return lines.map(({ on }) => ({ ...on, level: on.level === 1 ? 0 : 1 }));
}

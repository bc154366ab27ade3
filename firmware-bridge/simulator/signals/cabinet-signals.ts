import { join } from 'node:path';
import { type CabinetHardware, type OutputLine, type SiteHardware } from '../../contract/index.js';
import { chipsWith, type Level, lineKey } from '../gpio/chips.js';
import { playBackEnd } from '../gpio/create-endpoint.js';
import { type GpioEndpoint } from '../gpio/endpoint.js';
import { type ToolVersion } from '../gpio/tool-scripts.js';
import { type WorldRecord } from '../record/world-record.js';
import { type Timers } from '../timers.js';
import { type Signals } from './signals.js';

interface Signal {
  readonly key: string;
  readonly line: OutputLine;
  readonly cabinet: string;
  /** What the state says while it is on, or while it is off. */
  readonly change: (signals: Signals, isOn: boolean) => Signals;
}

const nothingOn: Signals = { lamp: false, buzzer: false, litTrays: [] };

function signalsOf({ id, signals = {}, banks }: CabinetHardware): Signal[] {
  const { lamp, buzzer, trayLamps = [] } = signals;
  const signal = (line: OutputLine, change: Signal['change']): Signal => ({
    key: lineKey(line.chip, line.offset),
    line,
    cabinet: id,
    change,
  });
  const trays = banks.flatMap((bank) => bank.trays);
  const lines = trayLamps.flatMap(({ offsets, ...group }) => offsets.map((offset) => ({ ...group, offset })));
  return [
    ...(lamp ? [signal(lamp, (before, isOn) => ({ ...before, lamp: isOn }))] : []),
    ...(buzzer ? [signal(buzzer, (before, isOn) => ({ ...before, buzzer: isOn }))] : []),
    ...lines.flatMap((line, index) => {
      const label = trays[index]?.label ?? '';
      return signal(line, (before, isOn) => ({
        ...before,
        litTrays: [...before.litTrays.filter((other) => other !== label), ...(isOn ? [label] : [])].sort(),
      }));
    }),
  ];
}

/** The lamps and buzzers of the cabinets on simulated lines; all off until somebody drives them. */
export class CabinetSignals {
  private readonly states: Map<string, Signals>;
  private readonly signals: readonly Signal[];
  /** undefined where the site has no signals, or real ones, which are not the simulator's to play. */
  private readonly endpoint: GpioEndpoint | undefined;

  constructor(
    { cabinets, signals }: SiteHardware,
    version: ToolVersion,
    runtimeDirectory: string,
    timers: Timers,
    private readonly record: WorldRecord,
  ) {
    this.states = new Map(cabinets.map(({ id }) => [id, nothingOn]));
    this.signals = cabinets.flatMap(signalsOf);
    this.endpoint = signals?.simulated
      ? playBackEnd(signals.backEnd, join(runtimeDirectory, 'signals'), version, timers)
      : undefined;
  }

  of(cabinet: string): Signals {
    return this.states.get(cabinet) ?? nothingOn;
  }

  async start(): Promise<void> {
    const lines = this.signals.map(({ line }) => ({ chip: line.chip, offsets: [line.offset] }));
    const outputs = this.signals.map(({ key, line }) => ({ key, idle: levelOf(line, false) }));
    await this.endpoint?.open({ chips: chipsWith(lines), outputs, rows: [] }, (key, level) => {
      this.set(key, level);
    });
  }

  async stop(): Promise<void> {
    await this.endpoint?.close();
  }

  private set(key: string, level: Level): void {
    const signal = this.signals.find((each) => each.key === key);
    if (!signal) return;
    const { cabinet, line, change } = signal;
    const before = this.of(cabinet);
    const signals = change(before, level === levelOf(line, true));
    if (JSON.stringify(signals) === JSON.stringify(before)) return;
    this.states.set(cabinet, signals);
    this.record.append({ kind: 'signals', cabinet, signals });
  }
}

function levelOf({ activeLow }: OutputLine, isOn: boolean): Level {
  return isOn === activeLow ? 0 : 1;
}

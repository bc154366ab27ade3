import type {
  BridgeChange,
  CabinetHardware,
  DoorState,
  Occupancy,
  SiteHardware,
  TrayState,
} from '../../../contract/index.js';
import type { FollowedSensors } from '../followed-sensors.js';
import { describeCause, doorWords, hasCause, paperWords } from '../words.js';

/** What a terminal has had since the VT100. */
const columns = 80;
/** A cell has 15 characters and a space behind it, so that 90 trays take 18 lines. */
const cellsInARow = 5;

const doors: Readonly<Record<DoorState, string>> = { open: 'OPEN', closed: 'shut', unknown: '?' };
const papers: Readonly<Record<Occupancy, string>> = { present: 'paper', absent: '-', unknown: '?' };

/** ECMA-48: bold red for a door that stands open, yellow for one that nobody knows of. */
const colours: Readonly<Record<DoorState, string | undefined>> = {
  open: '\u001b[1;31m',
  closed: undefined,
  unknown: '\u001b[33m',
};
const plain = '\u001b[0m';

function cell({ tray, door, occupancy }: TrayState, coloured: boolean): string {
  const text = `${tray.padEnd(4)} ${doors[door].padEnd(4)} ${papers[occupancy].padEnd(5)}`;
  const colour = coloured ? colours[door] : undefined;
  return colour ? `${colour}${text}${plain}` : text;
}

function headline({ id, name, banks }: CabinetHardware, sensors: FollowedSensors): string {
  const healths = banks.map((bank) => ({
    bank: bank.id,
    health: sensors.banks.get(bank.id)?.health ?? 'starting',
  }));
  const ill = healths.filter(({ health }) => health !== 'answering');
  const words =
    ill.length === 0
      ? healths.length === 1
        ? 'the board answers'
        : `all ${healths.length} boards answer`
      : ill.map(({ bank, health }) => `${bank} ${health}`).join(', ');
  const housing = sensors.cabinets.get(id)?.housing === 'open' ? 'HOUSING OPEN, ' : '';
  return fitting(`${name.en} (${id}): ${housing}${words}`);
}

/** Why boards of a cabinet do not answer, or what their answers lack; those that say the same stand together. */
function causeLines({ banks }: CabinetHardware, sensors: FollowedSensors): string[] {
  const ids = new Map<string, string[]>();
  for (const { id } of banks) {
    const state = sensors.banks.get(id);
    if (!state || !hasCause(state)) continue;
    const cause = describeCause(state);
    ids.set(cause, [...(ids.get(cause) ?? []), id]);
  }
  return [...ids].map(([cause, own]) => fitting(`  ${own.join(', ')}: ${cause}`));
}

function fitting(line: string): string {
  return line.length > columns ? `${line.slice(0, columns - 1)}…` : line;
}

/** The whole site in lines of at most 80 columns: by cabinet its boards, then tray by tray door and papers. */
export function tableLines(
  cabinets: SiteHardware['cabinets'],
  sensors: FollowedSensors,
  coloured: boolean,
): string[] {
  const lines = cabinets.flatMap((cabinet) => {
    const cells = cabinet.banks
      .flatMap((bank) => bank.trays)
      .map(({ label }) => sensors.trays.get(label) ?? notKnown(label))
      .map((state) => cell(state, coloured));
    const rows = Array.from({ length: Math.ceil(cells.length / cellsInARow) }, (_, row) =>
      cells.slice(row * cellsInARow, (row + 1) * cellsInARow).join(' '),
    );
    return [headline(cabinet, sensors), ...causeLines(cabinet, sensors), ...rows];
  });
  const states = [...sensors.trays.values()];
  const open = states.filter(({ door }) => door === 'open').length;
  return [...lines, `${states.length} trays, ${open} open; mains ${sensors.mains}`];
}

/** A tray that the running bridge does not have: it was started with an older site file. */
function notKnown(tray: string): TrayState {
  return { tray, door: 'unknown', occupancy: 'unknown', unaskedOpenings: 0 };
}

/** One change as a line. */
export function changeLine(change: BridgeChange, at: Date): string {
  return `${at.toISOString()} ${describe(change)}`;
}

function describe(change: BridgeChange): string {
  switch (change.kind) {
    case 'tray':
      return `${change.tray} ${doorWords[change.door]}, ${paperWords[change.occupancy]}`;
    case 'bank':
      return `${change.bank} ${change.health}${hasCause(change) ? `: ${describeCause(change)}` : ''}`;
    case 'cabinet':
      return `${change.cabinet} housing ${change.housing}, somebody ${change.presence}, lamp ${change.lamp}, buzzer ${change.buzzer}${litTrays(change.litTrays)}`;
    case 'power':
      return `mains ${change.mains}`;
  }
}

function litTrays(trays: readonly string[] | null): string {
  if (trays === null) return ', lamps of trays unknown';
  return trays.length === 0 ? '' : `, lamps of ${trays.join(', ')} lit`;
}

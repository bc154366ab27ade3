/** What the map needs of a tray. */
interface Placed {
  readonly label: string;
  readonly cabinetId: string;
}

export interface Block<Tray> {
  /** From the top; in each row from left to right. */
  readonly rows: readonly (readonly Tray[])[];
}

export interface CabinetMapOf<Tray> {
  readonly cabinetId: string;
  readonly blocks: readonly Block<Tray>[];
}

/** The cabinets are built of blocks of three columns and ten rows, numbered line by line. */
const columns = 3;
const rowsOfBlock = 10;

/** Puts trays, in the order in which the service lists them, where they stand in their cabinets. */
export function arrange<Tray extends Placed>(trays: readonly Tray[]): readonly CabinetMapOf<Tray>[] {
  const cabinets = [...new Set(trays.map(({ cabinetId }) => cabinetId))];
  return cabinets.map((cabinetId) => {
    const own = trays.filter((tray) => tray.cabinetId === cabinetId);
    return {
      cabinetId,
      blocks: chunks(own, columns * rowsOfBlock).map((block) => ({ rows: chunks(block, columns) })),
    };
  });
}

function chunks<Thing>(things: readonly Thing[], size: number): Thing[][] {
  const count = Math.ceil(things.length / size);
  return Array.from({ length: count }, (_, index) => things.slice(index * size, (index + 1) * size));
}

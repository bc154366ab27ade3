/** What the map needs of a tray. */
interface Placed {
  readonly label: string;
  readonly cabinetId: string;
}

/** A tray and where it stands; columns and rows count from 1, from the left and from above. */
export type Place<Tray> = Tray & { readonly column: number; readonly row: number };

export interface ArrangedCabinet<Tray> {
  readonly id: string;
  /** In the order of the service: line by line, block by block. */
  readonly trays: readonly Place<Tray>[];
}

/** The cabinets are built of blocks of three columns and ten rows, numbered line by line. */
const columnsOfBlock = 3;
const rowsOfBlock = 10;

/** Puts trays, in the order in which the service lists them, where they stand in their cabinets. */
export function arrange<Tray extends Placed>(trays: readonly Tray[]): readonly ArrangedCabinet<Tray>[] {
  const ids = [...new Set(trays.map(({ cabinetId }) => cabinetId))];
  return ids.map((id) => ({
    id,
    trays: trays
      .filter(({ cabinetId }) => cabinetId === id)
      .map((tray, index) => ({ ...tray, ...placeOf(index) })),
  }));
}

function placeOf(index: number): { column: number; row: number } {
  const block = Math.floor(index / (columnsOfBlock * rowsOfBlock));
  const within = index % (columnsOfBlock * rowsOfBlock);
  return {
    column: block * columnsOfBlock + (within % columnsOfBlock) + 1,
    row: Math.floor(within / columnsOfBlock) + 1,
  };
}

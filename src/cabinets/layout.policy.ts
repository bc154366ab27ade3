/** The place of a tray in a cabinet, seen from the front; both count from 1, from the left and from above. */
export interface TrayPlace {
  readonly label: string;
  readonly column: number;
  readonly row: number;
}

/** As the cabinets of the reference hardware are built: see the remark in the demo's site file. */
const columnsOfABank = 3;
const banksOnTopOfEachOther = 2;

/**
 * Where each tray of a cabinet is drawn. The site file knows the order of the trays and no geometry: every bank is a block
 * of three columns, read from left to right and from above; two banks stand on top of each other, and such blocks side
 * by side.
 *
 * @param banks the labels of each bank's trays, in the order of the site file.
 */
export function layOut(banks: readonly (readonly string[])[]): TrayPlace[] {
  return banks.flatMap((labels, index) => {
    const stack = Math.floor(index / banksOnTopOfEachOther);
    const above = banks.slice(stack * banksOnTopOfEachOther, index);
    const rowsAbove = above.reduce((sum, bank) => sum + Math.ceil(bank.length / columnsOfABank), 0);
    return labels.map((label, position) => ({
      label,
      column: stack * columnsOfABank + (position % columnsOfABank) + 1,
      row: rowsAbove + Math.floor(position / columnsOfABank) + 1,
    }));
  });
}

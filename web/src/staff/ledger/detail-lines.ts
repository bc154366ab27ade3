interface DetailLine {
  readonly name: string;
  /** null: the ledger says that there is nothing. */
  readonly text: string | null;
}

/** The details of an entry line by line, in the words of the ledger itself. */
export const detailLines = (details: Readonly<Record<string, unknown>>): readonly DetailLine[] =>
  Object.entries(details).map(([name, value]) => ({ name, text: textOf(value) }));

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

interface DetailLine {
  readonly name: string;
  readonly text: string | typeof nothing | typeof pulseNotKnown;
}

/** The ledger says that there is nothing. */
export const nothing = Symbol('nothing');
/** Nobody knows whether the lock was pulsed. */
export const pulseNotKnown = Symbol('pulse not known');

/** The details of an entry line by line, in the words of the ledger itself. */
export const detailLines = (details: Readonly<Record<string, unknown>>): readonly DetailLine[] =>
  Object.entries(details).map(([name, value]) => ({ name, text: textOf(name, value) }));

function textOf(name: string, value: unknown): DetailLine['text'] {
  if (value === null || value === undefined) return name === 'pulsed' ? pulseNotKnown : nothing;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

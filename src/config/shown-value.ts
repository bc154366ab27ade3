const longestShown = 60;

/** A refused value as it may stand in a message: short, on one line, lists and mappings only by their kind. */
export function shownValue(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'a mapping';
  if (value === null || value === undefined) return 'empty';
  const text = JSON.stringify(value);
  return text.length <= longestShown
    ? text
    : `${text.slice(0, longestShown)}… (${text.length - 2} characters)`;
}

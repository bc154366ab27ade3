export const longestName = 80;

/** Whether a text can be a person's name: letters, blanks, apostrophes, dots and hyphens; nothing else of a card. */
export const isName = (text: string): boolean =>
  /^\p{L}[\p{L} '.-]*$/u.test(text) && Array.from(text).length <= longestName;

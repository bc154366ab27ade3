interface Guide {
  readonly title: string;
  /** `name: value` lines before the papers. */
  readonly lines: readonly string[];
  readonly papersTitle: string;
  readonly papers: readonly string[];
  /** Lines after the papers: the desk. */
  readonly end: readonly string[];
  /** Stands for what had no room. */
  readonly more: string;
}

/**
 * Telephones read codes up to about this size from a screen without trouble: version 20 at correction level M has room
 * for 666 bytes (ISO/IEC 18004, table 7).
 */
export const mostBytes = 660;

/**
 * The guide as plain text for a QR code: it works without a network and leads to no other site. When it is too long,
 * papers are left out from the end, and it says so.
 */
export function guideText({ title, lines, papersTitle, papers, end, more }: Guide): string {
  for (let count = papers.length; count >= 0; count -= 1) {
    const listed = papers.slice(0, count).map((paper, index) => `${String(index + 1)}. ${paper}`);
    const rest = count < papers.length ? [more] : [];
    const text = [title, ...lines, papersTitle, ...listed, ...rest, ...end].join('\n').normalize('NFC');
    if (bytesOf(text) <= mostBytes) return text;
  }
  return title;
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

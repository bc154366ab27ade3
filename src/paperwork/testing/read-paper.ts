import { isInside, overlaps } from './geometry.js';
import { type PageContent, readPage } from './page-content.js';
import { PdfFile } from './pdf-file.js';

/** What tests ask of a rendered paper. */
export interface ReadPaper {
  readonly file: PdfFile;
  readonly pages: readonly PageContent[];
  /** Texts of headings, paragraphs and cells in reading order, without what is repeated on every page. */
  readonly paragraphs: readonly string[];
}

export function readPaper(bytes: Buffer): ReadPaper {
  const file = PdfFile.parse(bytes);
  const pages = file.pages.map((page) => readPage(file, page));
  const paragraphs = pages.flatMap(({ marked }) =>
    marked.filter(({ tag, text }) => tag !== 'Artifact' && text !== '').map(({ text }) => text.trim()),
  );
  return { file, pages, paragraphs };
}

/** The texts of the artifacts of one page: repeated headings and the footer. */
export function repeatedTexts({ marked }: PageContent): string {
  return marked
    .filter(({ tag }) => tag === 'Artifact')
    .map(({ text }) => text)
    .join('\n');
}

/** Everything drawn beyond the page's edge. */
export function outsideOfPage({ page, texts, shapes }: PageContent): string[] {
  return [
    ...texts.filter(({ box }) => !isInside(box, page)).map(({ text }) => text),
    ...shapes.filter(({ box }) => !isInside(box, page)).map(({ paint }) => `a shape (${paint})`),
  ];
}

/** Pairs of texts that stand on each other. */
export function overlappingTexts({ texts }: PageContent): string[] {
  return texts.flatMap((one, index) =>
    texts
      .slice(index + 1)
      .filter((other) => overlaps(one.box, other.box))
      .map((other) => `"${one.text}" and "${other.text}"`),
  );
}

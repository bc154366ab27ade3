export type StructureElement = PDFKit.PDFStructureElement;

/** The tags of tagged PDF (ISO 32000-1, 14.8.4) that our papers use. */
export type ContentTag = 'H1' | 'H2' | 'P' | 'Figure';
export type GroupTag = 'Document' | 'Table' | 'TR' | 'TH' | 'TD' | 'Sect';

export interface ContentOptions {
  readonly language?: 'vi' | 'en' | undefined;
  readonly alternative?: string | undefined;
  /** Left, top, right, bottom in points from the top left corner; assistive technology needs it for figures. */
  readonly bounds?: readonly [number, number, number, number] | undefined;
}

/** Adds content to the structure tree, so that a screen reader finds it, in reading order. */
export function addContent(
  document: PDFKit.PDFDocument,
  parent: StructureElement,
  tag: ContentTag,
  options: ContentOptions,
  draw: () => void,
): void {
  const attributes = {
    ...(options.language === undefined ? {} : { lang: options.language }),
    ...(options.alternative === undefined ? {} : { alt: options.alternative }),
    ...(options.bounds === undefined ? {} : { bbox: [...options.bounds] }),
  };
  parent.add(document.struct(tag, attributes, [draw]));
}

/** What pdfkit takes beyond what its types say. */
const columnHeading: PDFKit.Mixins.StructureElementOptions & { readonly scope: 'Column' } = {
  scope: 'Column',
};

/** Adds an element that only holds others. It ends together with the document. */
export function addGroup(
  document: PDFKit.PDFDocument,
  parent: StructureElement,
  tag: GroupTag,
): StructureElement {
  const element = document.struct(tag, tag === 'TH' ? columnHeading : {});
  parent.add(element);
  return element;
}

/** Draws what carries no meaning of its own: rules, frames, repeated headings, page numbers. */
export function drawArtifact(
  document: PDFKit.PDFDocument,
  type: 'Layout' | 'Pagination',
  draw: () => void,
): void {
  document.markContent('Artifact', { type });
  draw();
  document.endMarkedContent();
}

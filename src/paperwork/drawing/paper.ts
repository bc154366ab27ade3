import { buffer } from 'node:stream/consumers';
import { type PaperForm, type PaperValues } from '../paper.values.js';
import { drawFooter, footerHeight, type Footer } from './footer.js';
import { loadFonts } from './fonts.js';
import { millimetres } from './lengths.js';
import { addGroup, type StructureElement } from './structure.js';

export interface PaperSetup {
  readonly size: 'A4' | 'A6';
  readonly orientation: 'portrait' | 'landscape';
  readonly marginMillimetres: number;
  readonly form: PaperForm;
  /** Tells this paper from its siblings, for example a run's time; stands in every footer and in the file's title. */
  readonly mark: string;
}

/** Where content may stand on every page, in points from the top left corner. */
export interface ContentBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly bottom: number;
}

/** pdfkit writes the title into XML (XMP) unescaped, so markup has no place in it. */
function metadataText(text: string): string {
  return text.replace(/[<>&]/gu, ' ').normalize('NFC');
}

/** A paper being drawn: pages, the place reached on them, the structure tree, and the footer of every page. */
export class Paper {
  /** How far down the page is used, in points from its top. */
  y: number;

  private constructor(
    readonly document: PDFKit.PDFDocument,
    readonly root: StructureElement,
    readonly box: ContentBox,
    private readonly footer: Footer,
  ) {
    this.y = box.top;
  }

  static async begin(setup: PaperSetup, values: PaperValues): Promise<Paper> {
    const fonts = await loadFonts();
    // Loaded with the first paper: with the workbooks it is a tenth of what a start of the service costs a small computer.
    const { default: PDFDocument } = await import('pdfkit');
    const document = new PDFDocument({
      size: setup.size,
      layout: setup.orientation,
      margin: 0,
      bufferPages: true,
      pdfVersion: '1.7',
      lang: 'vi',
      tagged: true,
      displayTitle: true,
      info: {
        Title: metadataText(`${setup.form.name.vi} ${setup.mark}`),
        Subject: metadataText(`${setup.form.number}, ${setup.form.version} — ${values.regulation.reference}`),
        Author: metadataText(values.site.name),
        Producer: 'motcua247 (PDFKit)',
        Creator: 'motcua247',
        // pdfkit derives the file's identifier from this dictionary, so it is the same for the same values.
        CreationDate: values.createdAt,
      },
    });
    document.registerFont('regular', fonts.regular).registerFont('bold', fonts.bold);

    const root = document.struct('Document');
    document.addStructure(root);

    const margin = millimetres(setup.marginMillimetres);
    const width = document.page.width - 2 * margin;
    const footer = {
      ...setup,
      reference: values.regulation.reference,
      left: margin,
      width,
      bottomMargin: margin,
    };
    const bottom = document.page.height - margin - footerHeight(document, footer);
    return new Paper(document, root, { left: margin, top: margin, width, bottom }, footer);
  }

  /** Points left above the footer. */
  get remaining(): number {
    return this.box.bottom - this.y;
  }

  nextPage(): void {
    this.document.addPage();
    this.y = this.box.top;
  }

  /** Starts a new page unless `height` points are left on this one, so that what belongs together stays together. */
  keepTogether(height: number): void {
    if (height > this.remaining && this.y > this.box.top) this.nextPage();
  }

  group(tag: 'Table' | 'Sect'): StructureElement {
    return addGroup(this.document, this.root, tag);
  }

  /** Draws the footers, which need the number of pages, and closes the file. */
  async finish(): Promise<Buffer> {
    this.root.end();
    const { count } = this.document.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      this.document.switchToPage(page);
      drawFooter(this.document, this.footer, page + 1, count);
    }
    const bytes = buffer(this.document);
    this.document.end();
    return bytes;
  }
}

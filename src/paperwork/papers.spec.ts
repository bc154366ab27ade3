import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import {
  depositSlipForm,
  handOverSheetForm,
  regulationInForce,
  renderDepositSlip,
  renderHandOverSheet,
  renderRunManifest,
  runManifestForm,
  type SiteValues,
} from './index.js';
import { PdfName } from './testing/pdf-syntax.js';
import { readPaper, repeatedTexts } from './testing/read-paper.js';
import { depositSlipValues, handOverSheetValues, runManifestValues } from './testing/sample-values.js';

interface Changes {
  readonly createdAt?: Date;
  readonly site?: SiteValues;
}

const papers = [
  {
    form: depositSlipForm,
    render: (changes: Changes = {}): Promise<Buffer> => renderDepositSlip(depositSlipValues(changes)),
  },
  {
    form: runManifestForm,
    render: (changes: Changes = {}): Promise<Buffer> => renderRunManifest(runManifestValues(changes)),
  },
  {
    form: handOverSheetForm,
    render: (changes: Changes = {}): Promise<Buffer> => renderHandOverSheet(handOverSheetValues(changes)),
  },
];

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

describe.each(papers)('every paper: $form.number', ({ form, render }) => {
  it('names form, version and regulation at the foot of every page', async () => {
    const { pages } = readPaper(await render());
    for (const page of pages) {
      const footer = repeatedTexts(page);
      expect(footer).toContain(`${form.number} · ${form.name.vi} · Phiên bản ${form.version}`);
      expect(footer).toContain(`Theo ${regulationInForce.reference}`);
    }
  });

  it('says in the file what it is, in which language, and that it is tagged', async () => {
    const { file } = readPaper(await render());
    const { catalogue, info } = file;
    expect(file.text(info.get('Title'))).toContain(form.name.vi);
    expect(file.text(info.get('Subject'))).toContain(form.number);
    expect(file.text(info.get('Subject'))).toContain('Thông tư 03/2025/TT-VPCP');
    expect(file.text(info.get('CreationDate'))).toBe('D:20260818015507Z');
    expect(file.text(catalogue.get('Lang'))).toBe('vi');
    expect(file.dictionary(catalogue.get('MarkInfo')).get('Marked')).toBe(true);
    expect(file.dictionary(catalogue.get('ViewerPreferences')).get('DisplayDocTitle')).toBe(true);
    const tree = file.dictionary(catalogue.get('StructTreeRoot'));
    const root = file.dictionary(file.array(tree.get('K'))[0]);
    expect(root.get('S')).toEqual(new PdfName('Document'));
    expect(file.array(root.get('K')).length).toBeGreaterThan(5);
  });

  it('tags or marks as an artifact everything that is drawn', async () => {
    const { pages } = readPaper(await render());
    for (const { texts, marked } of pages) {
      expect(marked.map(({ text }) => text).join('')).toBe(texts.map(({ text }) => text).join(''));
    }
  });

  it('embeds its fonts, and they have every letter', async () => {
    const { pages } = readPaper(await render());
    const texts = pages.flatMap((page) => page.texts);
    expect(texts.filter(({ font }) => !font.embedded)).toEqual([]);
    expect(texts.every(({ font }) => /^[A-Z]{6}\+BeVietnamPro-(?:Regular|Bold)$/u.test(font.name))).toBe(
      true,
    );
    expect(texts.map(({ text }) => text).join('')).not.toContain('\ufffd');
  });

  it('keeps its metadata well-formed whatever the site is called', async () => {
    const site = { name: 'Một cửa <A> & B', authority: undefined };
    const { file, paragraphs } = readPaper(await render({ site }));
    const metadata = file.stream(file.catalogue.get('Metadata')).toString('utf8');
    expect(metadata).not.toMatch(/<A>|& /u);
    expect(paragraphs.join('\n').toUpperCase()).toContain('MỘT CỬA <A> & B');
  });

  it('gives the same bytes for the same values, even side by side', async () => {
    const [one, other] = await Promise.all([render(), render()]);
    const later = await render();
    expect(sha256(other)).toBe(sha256(one));
    expect(sha256(later)).toBe(sha256(one));
  });

  it('gives other bytes for another time of creation', async () => {
    const [one, other] = await Promise.all([
      render(),
      render({ createdAt: new Date('2026-08-18T01:55:08Z') }),
    ]);
    expect(sha256(other)).not.toBe(sha256(one));
  });

  /** A change here is a change of the paper: raise the form's version. */
  it('looks as it looked', async () => {
    const { pages } = readPaper(await render());
    const layout = pages.map(({ texts }) =>
      texts.map(
        ({ text, size, box }) => `${box.left.toFixed(1)} ${box.bottom.toFixed(1)} ${size.toFixed(1)} ${text}`,
      ),
    );
    expect({ version: form.version, layout }).toMatchSnapshot();
  });
});

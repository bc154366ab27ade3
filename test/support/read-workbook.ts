import { inflateRawSync } from 'node:zlib';

/** A cell as a spreadsheet shows it: dates as `yyyy-MM-ddTHH:mm:ss` of no time zone; null where nothing stands. */
export type SeenCell = string | number | null;

const endOfCentralDirectory = 0x06054b50;
const daysToUnixEpoch = 25_569;

/** The files of a ZIP archive by name (APPNOTE 6.3: the central directory counts). */
function unzip(archive: Buffer): ReadonlyMap<string, string> {
  const end = archive.lastIndexOf(Buffer.from(new Uint32Array([endOfCentralDirectory]).buffer));
  if (end < 0) throw new Error('This is no ZIP archive');
  const files = new Map<string, string>();
  let entry = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const method = archive.readUInt16LE(entry + 10);
    const size = archive.readUInt32LE(entry + 20);
    const nameLength = archive.readUInt16LE(entry + 28);
    const local = archive.readUInt32LE(entry + 42);
    const name = archive.toString('utf8', entry + 46, entry + 46 + nameLength);
    const data = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const stored = archive.subarray(data, data + size);
    files.set(name, (method === 0 ? stored : inflateRawSync(stored)).toString('utf8'));
    entry += 46 + nameLength + archive.readUInt16LE(entry + 30) + archive.readUInt16LE(entry + 32);
  }
  return files;
}

function textOf(xml: string): string {
  return [...xml.matchAll(/<t[^>]*>([^<]*)<\/t>/g)]
    .map(([, text = '']) => text)
    .join('')
    .replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) =>
      name === 'lt' ? '<' : name === 'gt' ? '>' : name === 'quot' ? '"' : name === 'apos' ? "'" : '&',
    );
}

function columnOf(reference: string): number {
  const letters = /^[A-Z]+/.exec(reference)?.[0] ?? '';
  return Array.from(letters).reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** The rows of the first sheet of a workbook (XLSX), its name, and the formats of its cells. */
export function readWorkbook(archive: Buffer): { name: string; rows: SeenCell[][] } {
  const files = unzip(archive);
  const file = (name: string): string => files.get(name) ?? '';
  const shared = [...file('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, si = '']) =>
    textOf(si),
  );
  const isDate = dateStyles(file('xl/styles.xml'));
  const rows = [...file('xl/worksheets/sheet1.xml').matchAll(/<row [^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map(
    ([, row = '']) => {
      const cells: SeenCell[] = [];
      for (const [, attributes = '', content = ''] of row.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
        if (content.includes('<f>')) throw new Error('A formula stands in the sheet');
        const attribute = (name: string): string =>
          new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
        const column = columnOf(attribute('r'));
        while (cells.length < column) cells.push(null);
        const value = /<v>([^<]*)<\/v>/.exec(content)?.[1];
        cells[column] =
          attribute('t') === 's'
            ? (shared[Number(value)] ?? null)
            : content.includes('<is>')
              ? textOf(content)
              : value === undefined
                ? null
                : numberOf(Number(value), isDate(Number(attribute('s'))));
      }
      return cells;
    },
  );
  return { name: /<sheet [^>]*name="([^"]*)"/.exec(file('xl/workbook.xml'))?.[1] ?? '', rows };
}

function numberOf(value: number, isDate: boolean): SeenCell {
  if (!isDate) return value;
  return new Date(Math.round((value - daysToUnixEpoch) * 86_400) * 1000).toISOString().slice(0, 19);
}

/** Which cell styles show a number as a date. */
function dateStyles(styles: string): (style: number) => boolean {
  const formats = new Map(
    [...styles.matchAll(/<numFmt [^>]*>/g)].map(([tag]) => [
      /numFmtId="(\d+)"/.exec(tag)?.[1],
      /formatCode="([^"]*)"/.exec(tag)?.[1] ?? '',
    ]),
  );
  const cellFormats = /<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(styles)?.[1] ?? '';
  const ids = [...cellFormats.matchAll(/<xf [^>]*>/g)].map(([tag]) => /numFmtId="(\d+)"/.exec(tag)?.[1]);
  return (style) => /yy/.test(formats.get(ids[style]) ?? '');
}

/** Names and references are objects of their own kind; strings are bytes, because their encoding is the font's. */
export type PdfValue =
  | null
  | boolean
  | number
  | Buffer
  | PdfName
  | PdfReference
  | PdfOperator
  | PdfDictionary
  | readonly PdfValue[];
export type PdfDictionary = ReadonlyMap<string, PdfValue>;

export class PdfName {
  constructor(readonly text: string) {}
}
export class PdfReference {
  constructor(readonly objectNumber: number) {}
}
/** A word such as `obj`, `stream`, or an operator of a content stream. */
export class PdfOperator {
  constructor(readonly text: string) {}
}

const whitespace = /(?:[\s\0]|%[^\r\n]*)*/y;
const reference = /(\d+)\s+\d+\s+R(?![A-Za-z])/y;
const number = /[+-]?(?:\d+\.?\d*|\.\d+)/y;
const name = /\/([^\s\0()<>[\]{}/%]*)/y;
const hexString = /<([0-9A-Fa-f\s]*)>/y;
const word = /[A-Za-z'"*0-9]+/y;
const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Reads PDF values (ISO 32000-1, 7.3) one after the other; enough of the syntax for what pdfkit writes. */
export class PdfReader {
  /** @param source the bytes as Latin-1, so that a position in the text is a position in the file. */
  constructor(
    readonly source: string,
    public position = 0,
  ) {}

  get atEnd(): boolean {
    this.match(whitespace);
    return this.position >= this.source.length;
  }

  match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.source);
    if (found === null) return undefined;
    this.position = pattern.lastIndex;
    return found;
  }

  read(): PdfValue {
    this.match(whitespace);
    if (this.source.startsWith('<<', this.position)) return this.readDictionary();
    const character = this.source[this.position];
    if (character === '[') return this.readArray();
    if (character === '(') return this.readString();
    const hex = this.match(hexString)?.[1];
    if (hex !== undefined) return Buffer.from(hex.replace(/\s/gu, ''), 'hex');
    const nameText = this.match(name)?.[1];
    if (nameText !== undefined) return new PdfName(nameText);
    const referenced = this.match(reference)?.[1];
    if (referenced !== undefined) return new PdfReference(Number(referenced));
    const numeral = this.match(number)?.[0];
    if (numeral !== undefined) return Number(numeral);
    return this.readWord();
  }

  private readWord(): PdfValue {
    const text = this.match(word)?.[0];
    if (text === undefined) throw new Error(`No PDF value at byte ${this.position}`);
    if (text === 'null') return null;
    if (text === 'true' || text === 'false') return text === 'true';
    return new PdfOperator(text);
  }

  private readArray(): PdfValue[] {
    this.position += 1;
    const values: PdfValue[] = [];
    for (;;) {
      this.match(whitespace);
      if (this.source[this.position] === ']') break;
      values.push(this.read());
    }
    this.position += 1;
    return values;
  }

  private readDictionary(): PdfDictionary {
    this.position += 2;
    const entries = new Map<string, PdfValue>();
    for (;;) {
      this.match(whitespace);
      if (this.source.startsWith('>>', this.position)) break;
      const key = this.read();
      if (!(key instanceof PdfName)) throw new Error(`A dictionary key at byte ${this.position} is no name`);
      entries.set(key.text, this.read());
    }
    this.position += 2;
    return entries;
  }

  private readString(): Buffer {
    let text = '';
    let depth = 1;
    for (this.position += 1; depth > 0; this.position += 1) {
      const character = this.source[this.position];
      if (character === undefined) throw new Error('A PDF string has no end');
      if (character === '\\') {
        this.position += 1;
        const escaped = this.source[this.position] ?? '';
        text += escapes[escaped] ?? escaped;
        continue;
      }
      if (character === '(') depth += 1;
      if (character === ')') depth -= 1;
      if (depth > 0) text += character;
    }
    return Buffer.from(text, 'latin1');
  }
}

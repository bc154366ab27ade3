import { inflateSync } from 'node:zlib';
import {
  type PdfDictionary,
  PdfName,
  PdfOperator,
  PdfReader,
  PdfReference,
  type PdfValue,
} from './pdf-syntax.js';

interface PdfObject {
  readonly value: PdfValue;
  readonly stream: Buffer | undefined;
}

function isDictionary(value: PdfValue | undefined): value is PdfDictionary {
  return value instanceof Map;
}

/** Decodes a text string (ISO 32000-1, 7.9.2.2). */
function decodeText(bytes: Buffer): string {
  if (bytes[0] !== 0xfe || bytes[1] !== 0xff) return bytes.toString('latin1');
  return Buffer.from(bytes.subarray(2)).swap16().toString('utf16le');
}

/** A PDF as tests see it: its objects by number, found through the cross-reference table. */
export class PdfFile {
  private constructor(
    private readonly objects: ReadonlyMap<number, PdfObject>,
    private readonly trailer: PdfDictionary,
  ) {}

  static parse(bytes: Buffer): PdfFile {
    const source = bytes.toString('latin1');
    const start = /startxref\s+(\d+)\s+%%EOF\s*$/u.exec(source)?.[1];
    if (start === undefined) throw new Error('The file does not end like a PDF');
    const reader = new PdfReader(source, Number(start));
    const count = reader.match(/xref\s+0\s+(\d+)\s+/y)?.[1];
    if (count === undefined) throw new Error('There is no cross-reference table');

    const objects = new Map<number, PdfObject>();
    for (let number = 0; number < Number(count); number += 1) {
      const entry = reader.match(/(\d{10}) \d{5} ([nf])\s+/y);
      if (entry?.[2] === 'n') objects.set(number, readObject(source, Number(entry[1]), number));
    }
    reader.match(/trailer\s+/y);
    const trailer = reader.read();
    if (!isDictionary(trailer)) throw new Error('There is no trailer');
    return new PdfFile(objects, trailer);
  }

  resolve(value: PdfValue | undefined): PdfValue | undefined {
    return value instanceof PdfReference ? this.objects.get(value.objectNumber)?.value : value;
  }

  dictionary(value: PdfValue | undefined): PdfDictionary {
    const resolved = this.resolve(value);
    if (!isDictionary(resolved)) throw new Error('A dictionary was expected');
    return resolved;
  }

  array(value: PdfValue | undefined): readonly PdfValue[] {
    const resolved = this.resolve(value);
    if (!Array.isArray(resolved)) throw new Error('An array was expected');
    return resolved as readonly PdfValue[];
  }

  stream(value: PdfValue | undefined): Buffer {
    const stream = value instanceof PdfReference ? this.objects.get(value.objectNumber)?.stream : undefined;
    if (stream === undefined) throw new Error('A stream was expected');
    return stream;
  }

  /** The name or text string that `value` is or refers to. */
  text(value: PdfValue | undefined): string | undefined {
    const resolved = this.resolve(value);
    if (resolved instanceof PdfName) return resolved.text;
    return resolved instanceof Buffer ? decodeText(resolved) : undefined;
  }

  get catalogue(): PdfDictionary {
    return this.dictionary(this.trailer.get('Root'));
  }

  get info(): PdfDictionary {
    return this.dictionary(this.trailer.get('Info'));
  }

  get pages(): PdfDictionary[] {
    const root = this.dictionary(this.catalogue.get('Pages'));
    return this.array(root.get('Kids')).map((page) => this.dictionary(page));
  }
}

function readObject(source: string, offset: number, number: number): PdfObject {
  const reader = new PdfReader(source, offset);
  if (reader.match(new RegExp(`${number} 0 obj\\s+`, 'uy')) === undefined) {
    throw new Error(`The cross-reference table is wrong about object ${number}`);
  }
  const value = reader.read();
  if (reader.match(/\s*stream\r?\n/y) === undefined) return { value, stream: undefined };

  const length = isDictionary(value) ? value.get('Length') : undefined;
  if (!isDictionary(value) || typeof length !== 'number') throw new Error(`Stream ${number} has no length`);
  const raw = Buffer.from(source.slice(reader.position, reader.position + length), 'latin1');
  reader.position += length;
  const end = reader.read();
  if (!(end instanceof PdfOperator) || end.text !== 'endstream') {
    throw new Error(`Stream ${number} is not as long as it says`);
  }
  const filter = value.get('Filter');
  return {
    value,
    stream: filter instanceof PdfName && filter.text === 'FlateDecode' ? inflateSync(raw) : raw,
  };
}

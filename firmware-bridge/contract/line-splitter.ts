const newline = 0x0a;

/** Cuts a byte stream into lines of UTF-8 of bounded length. */
export class LineSplitter {
  private rest: Buffer = Buffer.alloc(0);
  /** A mark of the byte order is a sign like any other: a line holds what its bytes hold. */
  private readonly decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

  constructor(private readonly maximumBytes: number) {}

  /**
   * The lines completed by these bytes, without their ends; empty lines are left out.
   * @throws Error for a line that is too long or no UTF-8; the stream is of no use after that
   */
  push(bytes: Buffer): string[] {
    const lines: string[] = [];
    this.rest = Buffer.concat([this.rest, bytes]);
    for (let end = this.rest.indexOf(newline); end >= 0; end = this.rest.indexOf(newline)) {
      this.check(end);
      if (end > 0) lines.push(this.decoder.decode(this.rest.subarray(0, end)));
      this.rest = this.rest.subarray(end + 1);
    }
    this.check(this.rest.length);
    return lines;
  }

  private check(length: number): void {
    if (length > this.maximumBytes) throw new Error(`a line is longer than ${this.maximumBytes} bytes`);
  }
}

/** What stands at the beginning of the bytes; `incomplete`: more bytes may make it a request; `garbage`: none will. */
export type Read<Request> = { readonly request: Request; readonly length: number } | 'incomplete' | 'garbage';

/** Half a request, kept until the rest of it comes. */
export class RequestBuffer<Request> {
  private pending: number[] = [];

  constructor(private readonly read: (bytes: readonly number[]) => Read<Request>) {}

  /** Every request that is complete now, in order. */
  take(bytes: Uint8Array): Request[] {
    this.pending.push(...bytes);
    const requests: Request[] = [];
    while (this.pending.length > 0) {
      const read = this.read(this.pending);
      if (read === 'incomplete') break;
      if (read === 'garbage') {
        // One byte only: the next may already begin a good request.
        this.pending.shift();
        continue;
      }
      this.pending.splice(0, read.length);
      requests.push(read.request);
    }
    return requests;
  }
}

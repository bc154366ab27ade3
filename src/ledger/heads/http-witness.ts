import type { WitnessAddress } from '../../config/index.js';
import { headLine } from './head-line.js';
import type { SignedHead } from './signed-head.js';
import { WitnessRefusal, type Witness } from './witness.js';

/** Nobody waits for it; the next minute tries again. */
const answerTimeoutMs = 10_000;

/** A witness that is reached over HTTP. */
export class HttpWitness implements Witness {
  readonly restMs = 0;

  constructor(private readonly address: WitnessAddress) {}

  async take(head: SignedHead): Promise<void> {
    const { url, token } = this.address;
    let status: number;
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token === undefined ? {} : { authorization: `Bearer ${token.reveal()}` }),
        },
        // A line each: whoever appends what comes has a file that `ledger verify --witness` reads.
        body: `${headLine(head)}\n`,
        redirect: 'error',
        signal: AbortSignal.timeout(answerTimeoutMs),
      });
      await response.body?.cancel();
      status = response.status;
    } catch (error) {
      throw new WitnessRefusal('no answer', { cause: error });
    }
    if (status < 200 || status > 299) throw new WitnessRefusal(`it answered ${status}`);
  }
}

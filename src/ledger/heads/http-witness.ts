import type { WitnessAddress } from '../../config/index.js';
import { headLine } from './head-line.js';
import type { SignedHead } from './signed-head.js';

/** Nobody waits for it; the next minute tries again. */
const answerTimeoutMs = 10_000;

/** A witness did not take a head, or nobody knows whether it did. */
export class WitnessRefusal extends Error {
  override readonly name = 'WitnessRefusal';
}

/** Somebody outside who keeps signed heads, reached over HTTP; nobody where none is named. The same head may be sent twice. */
export class HttpWitness {
  constructor(private readonly address: WitnessAddress | undefined) {}

  /** @throws WitnessRefusal */
  async take(head: SignedHead): Promise<void> {
    if (!this.address) return;
    const { url, token } = this.address;
    let status: number;
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token === undefined ? {} : { authorization: `Bearer ${token.reveal()}` }),
        },
        body: headLine(head),
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

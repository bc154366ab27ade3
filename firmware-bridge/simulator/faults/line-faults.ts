import { z } from 'zod';
import { nextRepliesSchema } from './next-replies.js';

const probability = z.number().min(0).max(1);

/** What can be wrong with one lock board. */
export const bankFaultsSchema = z.strictObject({
  /**
   * `mute`: obeys but does not answer; `mute_after_next_pulse`: answers until it has pulsed once more;
   * `dead`: without power, neither obeys nor answers.
   */
  silence: z.enum(['none', 'mute', 'mute_after_next_pulse', 'dead']),
  /** Time the board takes to answer beyond its usual turn-around, in milliseconds. */
  extraTurnaroundMs: z.number().min(0).max(10_000),
  /** Chance, reply by reply, that one of its bits arrives flipped. */
  corruptReplyProbability: probability,
  /** What befalls the next replies, one by one; `null` when they come through, which they do again after the last of them. */
  nextReplies: nextRepliesSchema.nullable(),
  /**
   * The bus is cut once so many bytes of the next unlock for this board have reached the boards, until somebody mends it; a longer
   * number is the unlock's end, `null` none.
   */
  cutNextUnlockAfterBytes: z.int().min(0).max(63).nullable(),
  /**
   * The board restarts: it has forgotten what settings it was told, and does not hear so many of the next requests for it; `null`
   * when it hears again.
   */
  restartOverRequests: z.int().min(1).max(1_000).nullable(),
});
export type BankFaults = z.infer<typeof bankFaultsSchema>;
export const bankFaultsPatchSchema = bankFaultsSchema.partial();
/** As a caller writes it, with the defaults of `nextReplies` left out. */
export type BankFaultsPatch = z.input<typeof bankFaultsPatchSchema>;

export const noBankFaults: BankFaults = {
  silence: 'none',
  extraTurnaroundMs: 0,
  corruptReplyProbability: 0,
  nextReplies: null,
  cutNextUnlockAfterBytes: null,
  restartOverRequests: null,
};

/** What can be wrong with the cable that all boards of a bus share. */
export const busFaultsSchema = z.strictObject({
  /** Connections are dropped, and new ones refused until this is false again. */
  cut: z.boolean(),
  /** Chance, reply by reply, that random bytes come before it, after it, or on both sides. */
  noiseProbability: probability,
  /** Chance, piece by piece of what the host sends, that one of its bits reaches the boards flipped. */
  corruptRequestProbability: probability,
});
export type BusFaults = z.infer<typeof busFaultsSchema>;
export const busFaultsPatchSchema = busFaultsSchema.partial();
export type BusFaultsPatch = z.infer<typeof busFaultsPatchSchema>;

export const noBusFaults: BusFaults = { cut: false, noiseProbability: 0, corruptRequestProbability: 0 };

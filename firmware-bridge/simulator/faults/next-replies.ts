import { z } from 'zod';
import { type Randomness } from '../randomness.js';

/** As long as the longest reply of a board that is played; a place beyond a reply's end is its end. */
const place = z.int().min(0).max(63);
const milliseconds = z.number().min(0).max(10_000);

/** What becomes of one reply on its way to the host. Bytes are counted from 0. */
export const replyFaultSchema = z.discriminatedUnion('kind', [
  /** Only so many bytes come, and never all. */
  z.strictObject({ kind: z.literal('broken_off'), afterBytes: place }),
  /** The bits of `flip` are flipped in one byte; −1 is the last byte, which is where most protocols have their sum. */
  z.strictObject({
    kind: z.literal('changed_byte'),
    byte: z.int().min(-64).max(63),
    flip: z.int().min(1).max(255).default(1),
  }),
  z.strictObject({ kind: z.literal('twice'), pauseMs: milliseconds.default(0) }),
  /** In its place comes what another board of the bus said last; nothing, if that has said nothing yet. */
  z.strictObject({ kind: z.literal('of_another_board'), bank: z.string() }),
  z.strictObject({ kind: z.literal('late'), byMs: milliseconds }),
  z.strictObject({ kind: z.literal('split'), afterBytes: place, pauseMs: milliseconds }),
  z.strictObject({ kind: z.literal('byte_by_byte'), pauseMs: milliseconds.default(0) }),
  z.strictObject({ kind: z.literal('noise_before'), pauseMs: milliseconds.default(0) }),
  z.strictObject({ kind: z.literal('noise_inside'), afterBytes: place }),
  z.strictObject({ kind: z.literal('noise_after') }),
  /** The bus is cut after so many bytes, until somebody mends it. */
  z.strictObject({ kind: z.literal('cut'), afterBytes: place }),
]);
export type ReplyFault = z.output<typeof replyFaultSchema>;

export const nextRepliesSchema = z.strictObject({
  fault: replyFaultSchema,
  /** How many replies it still befalls. */
  count: z.int().min(1).max(10_000).default(1),
  /** It befalls one reply in so many; the first ones before it come through. */
  every: z.int().min(1).max(100).default(1),
});
/** What befalls the next replies of a board, whatever they answer. */
export type NextReplies = z.output<typeof nextRepliesSchema>;

/** Part of what goes onto the wire. */
export interface Piece {
  /** Silence before it. */
  readonly pauseMs: number;
  readonly bytes: Uint8Array;
}

export interface DisturbedReply {
  readonly pieces: readonly Piece[];
  /** Whether the bus is cut behind the last piece. */
  readonly cutsTheBus: boolean;
}

/** What a disturbance needs beside the reply. */
export interface Around {
  readonly randomness: Randomness;
  /** What another board of the bus said last. */
  readonly lastReplyOf: (bank: string) => Uint8Array;
}

const longestNoiseBytes = 8;

/** Half of it is made of the reply's own bytes, where a naive reader goes astray. */
function noiseLike(reply: Uint8Array, randomness: Randomness): Uint8Array {
  return Uint8Array.from({ length: 1 + randomness.below(longestNoiseBytes) }, () =>
    randomness.below(2) === 0 ? randomness.below(256) : (reply[randomness.below(reply.length)] ?? 0),
  );
}

const now = (...parts: readonly Uint8Array[]): Piece => ({ pauseMs: 0, bytes: Buffer.concat(parts) });

/** The pieces in which a reply comes, as the fault has it. */
export function disturbReply(reply: Uint8Array, fault: ReplyFault, around: Around): DisturbedReply {
  return { pieces: piecesOf(reply, fault, around), cutsTheBus: fault.kind === 'cut' };
}

function piecesOf(reply: Uint8Array, fault: ReplyFault, { randomness, lastReplyOf }: Around): Piece[] {
  const end = reply.length - 1;
  switch (fault.kind) {
    case 'broken_off':
      return [now(reply.subarray(0, Math.min(fault.afterBytes, end)))];
    case 'changed_byte': {
      const byte = fault.byte < 0 ? Math.max(0, reply.length + fault.byte) : Math.min(fault.byte, end);
      return [now(reply.with(byte, (reply[byte] ?? 0) ^ fault.flip))];
    }
    case 'twice':
      return [now(reply), { pauseMs: fault.pauseMs, bytes: reply }];
    case 'of_another_board':
      return [now(lastReplyOf(fault.bank))];
    case 'late':
      return [{ pauseMs: fault.byMs, bytes: reply }];
    case 'split':
      return [
        now(reply.subarray(0, fault.afterBytes)),
        { pauseMs: fault.pauseMs, bytes: reply.subarray(fault.afterBytes) },
      ];
    case 'byte_by_byte':
      return [...reply].map((byte, index) => ({
        pauseMs: index === 0 ? 0 : fault.pauseMs,
        bytes: Uint8Array.of(byte),
      }));
    case 'noise_before':
      return [now(noiseLike(reply, randomness)), { pauseMs: fault.pauseMs, bytes: reply }];
    case 'noise_inside': {
      const { afterBytes } = fault;
      return [now(reply.subarray(0, afterBytes), noiseLike(reply, randomness), reply.subarray(afterBytes))];
    }
    case 'noise_after':
      return [now(reply, noiseLike(reply, randomness))];
    case 'cut':
      return [now(reply.subarray(0, fault.afterBytes))];
  }
}

import { z } from 'zod';

/** Frames one answer to `trace` holds at most; all of them, at their longest, fit a line of the contract. */
export const mostTraceFrames = 80;

/** Bytes of a frame that the trace keeps; far above any board's frame, so that only noise is cut. */
export const longestTracedBytes = 64;

/**
 * What the bytes of a frame mean to the boards of its bus.
 * - `status_query`, `pulse`, `setting`: the bridge's own requests.
 * - `unlock_answer`: what the board says about the pulse; no evidence of a door.
 * - `reply`: completes the reply of the board that was asked last, in time.
 * - `unrecognised`: neither; noise, a damaged, late or foreign reply.
 */
export const frameMeaningSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('status_query'), bank: z.string() }),
  z.strictObject({ kind: z.literal('pulse'), bank: z.string(), lock: z.int() }),
  z.strictObject({ kind: z.literal('setting'), bank: z.string() }),
  z.strictObject({
    kind: z.literal('unlock_answer'),
    bank: z.string(),
    lock: z.int(),
    answer: z.enum(['accepted', 'failed', 'cooling_down']),
  }),
  z.strictObject({
    kind: z.literal('reply'),
    bank: z.string(),
    /** How many locks the reply shows, and which of them stand open or hold something. */
    locks: z.int(),
    open: z.array(z.int()),
    present: z.array(z.int()),
  }),
  z.strictObject({ kind: z.literal('unrecognised') }),
]);
export type FrameMeaning = z.infer<typeof frameMeaningSchema>;

/** Bytes that went over a bus in one direction without a pause. */
export const traceFrameSchema = z.strictObject({
  /** Numbered without gaps over all buses of one start of the bridge. */
  sequence: z.int().positive(),
  bus: z.string(),
  /** When the first byte was written or received, on the bridge's monotonic clock. */
  atMonotonicMs: z.number().nonnegative(),
  direction: z.enum(['sent', 'received']),
  /** The first `longestTracedBytes` bytes, two digits each. */
  hex: z.string(),
  /** How many bytes there were. */
  byteCount: z.int().positive(),
  meaning: frameMeaningSchema,
});
export type TraceFrame = z.infer<typeof traceFrameSchema>;

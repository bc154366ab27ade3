import type { FrameMeaning, TraceFrame } from '../../contract/index.js';
import type { BoardReading } from '../boards/driver.js';
import type { BoardBank } from '../bus/board-bank.js';
import type { Bus } from '../bus/bus.js';
import type { RawFrame } from './frame-ring.js';

/** What is needed of a bus to read its frames. */
export type TracedBus = Pick<Bus, 'banks'> & {
  readonly hardware: Pick<Bus['hardware'], 'id' | 'replyTimeoutMs'>;
};

/** A request that may still be answered. */
interface Question {
  /** Looks for the answer in everything received since. */
  readonly read: (received: Uint8Array) => FrameMeaning | undefined;
  readonly lastAnswerAtMs: number;
  received: readonly number[];
}

const unrecognised: FrameMeaning = { kind: 'unrecognised' };

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

/** The requests that the bridge may send over one bus, by their bytes. */
function requestsOf(banks: readonly BoardBank[]): ReadonlyMap<string, FrameMeaning> {
  return new Map<string, FrameMeaning>(
    banks.flatMap(({ id, board, observation }): (readonly [string, FrameMeaning])[] => [
      ...board.settings.map(({ bytes }) => [hex(bytes), { kind: 'setting', bank: id }] as const),
      ...observation.locks.map(
        (lock) => [hex(board.unlock(lock).bytes), { kind: 'pulse', bank: id, lock }] as const,
      ),
      [hex(board.status.bytes), { kind: 'status_query', bank: id }] as const,
    ]),
  );
}

function toMeaning(bank: string, reading: BoardReading): FrameMeaning {
  const locks = [...reading].sort(([a], [b]) => a - b);
  return {
    kind: 'reply',
    bank,
    locks: locks.length,
    open: locks.filter(([, { door }]) => door === 'open').map(([lock]) => lock),
    present: locks.filter(([, { occupancy }]) => occupancy === 'present').map(([lock]) => lock),
  };
}

class BusReader {
  private readonly requests: ReadonlyMap<string, FrameMeaning>;
  private question: Question | undefined;

  constructor(private readonly bus: TracedBus) {
    this.requests = requestsOf(bus.banks);
  }

  meaningOf(frame: RawFrame): FrameMeaning {
    return frame.direction === 'sent' ? this.sent(frame) : this.received(frame);
  }

  private sent({ bytes, atMonotonicMs }: RawFrame): FrameMeaning {
    const meaning = this.requests.get(hex(bytes)) ?? unrecognised;
    this.question = this.questionOf(meaning, atMonotonicMs);
    return meaning;
  }

  private questionOf(meaning: FrameMeaning, atMs: number): Question | undefined {
    if (meaning.kind !== 'status_query' && meaning.kind !== 'pulse') return undefined;
    const bank = this.bus.banks.find(({ id }) => id === meaning.bank);
    if (!bank) return undefined;
    if (meaning.kind === 'status_query') {
      const read: Question['read'] = (received) => {
        const reading = bank.board.status.read(received);
        return reading && toMeaning(bank.id, reading);
      };
      return { read, lastAnswerAtMs: atMs + this.bus.hardware.replyTimeoutMs, received: [] };
    }
    const { lock } = meaning;
    const message = bank.board.unlock(lock);
    const read: Question['read'] = (received) => {
      const answer = message.readAnswer?.(received);
      return answer && { kind: 'unlock_answer', bank: bank.id, lock, answer };
    };
    return { read, lastAnswerAtMs: atMs + message.restAfterMs, received: [] };
  }

  private received({ bytes, atMonotonicMs }: RawFrame): FrameMeaning {
    const { question } = this;
    if (!question || atMonotonicMs > question.lastAnswerAtMs) return unrecognised;
    question.received = [...question.received, ...bytes];
    const meaning = question.read(Uint8Array.from(question.received));
    if (!meaning) return unrecognised;
    this.question = undefined;
    return meaning;
  }
}

/** Which frames are asked for: so many of the newest before that one. */
export interface FramePage {
  readonly last: number;
  readonly beforeSequence?: number | undefined;
}

/**
 * Says of each frame of a page, oldest first, what it means; the boards' own drivers read the replies. Only the page is read, and what
 * has been on its lines since the last question before it: reading everything would keep the bridge from its boards for longer
 * than a reply takes. Pure.
 */
export function describeFrames(
  buses: readonly TracedBus[],
  frames: readonly RawFrame[],
  { last, beforeSequence = Infinity }: FramePage,
): TraceFrame[] {
  const asked = frames.filter(({ sequence }) => sequence < beforeSequence);
  const page = asked.slice(-last);
  const earlier = asked.slice(0, asked.length - page.length);
  const lastQuestions = new Map(
    buses.map(({ hardware: { id } }) => [
      id,
      earlier.findLastIndex(({ bus, direction }) => bus === id && direction === 'sent'),
    ]),
  );
  const before = earlier.filter(({ bus }, index) => index >= (lastQuestions.get(bus) ?? Infinity));
  const readers = new Map(buses.map((bus) => [bus.hardware.id, new BusReader(bus)]));
  const described = [...before, ...page].map(({ bytes, ...frame }) => ({
    ...frame,
    hex: hex(bytes),
    meaning: readers.get(frame.bus)?.meaningOf({ ...frame, bytes }) ?? unrecognised,
  }));
  return described.slice(before.length);
}

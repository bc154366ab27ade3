import type { FrameMeaning, TraceFrame } from '../../../contract/index.js';

const answers = {
  accepted: 'accepted (no evidence of the door)',
  failed: 'failed, says the board',
  cooling_down: 'refused, says the board: it cools down',
} as const;

function describe(meaning: FrameMeaning): string {
  switch (meaning.kind) {
    case 'status_query':
      return `${meaning.bank}: doors?`;
    case 'pulse':
      return `${meaning.bank}: PULSE lock ${meaning.lock}`;
    case 'unlock_answer':
      return `${meaning.bank}: lock ${meaning.lock} ${answers[meaning.answer]}`;
    case 'setting':
      return `${meaning.bank}: setting`;
    case 'reply': {
      const open = meaning.open.length > 0 ? `open ${meaning.open.join(',')}` : 'all closed';
      const present = meaning.present.length > 0 ? `, papers in ${meaning.present.join(',')}` : '';
      return `${meaning.bank}: ${meaning.locks} locks, ${open}${present}`;
    }
    case 'unrecognised':
      return 'not recognised: noise, or a damaged, late or foreign frame';
  }
}

/** `0200300335` as `02 00 30 03 35`. */
function spaced({ hex, byteCount }: TraceFrame): string {
  const bytes = hex.match(/../g) ?? [];
  const rest = byteCount - bytes.length;
  return rest > 0 ? `${bytes.join(' ')} … ${rest} more bytes` : bytes.join(' ');
}

function twoDigits(value: number, digits = 2): string {
  return String(value).padStart(digits, '0');
}

/** Time of day by the machine's own time zone, to the millisecond. */
function timeOfDay(at: Date): string {
  const clock = [at.getHours(), at.getMinutes(), at.getSeconds()].map((part) => twoDigits(part)).join(':');
  return `${clock}.${twoDigits(at.getMilliseconds(), 3)}`;
}

/**
 * One frame as a line: time, bus, direction, bytes, meaning.
 * @param atClockZero the wall clock when the bridge's monotonic clock was 0
 */
export function frameLine(frame: TraceFrame, atClockZero: number): string {
  const at = timeOfDay(new Date(atClockZero + frame.atMonotonicMs));
  const arrow = frame.direction === 'sent' ? '→' : '←';
  return `${at} ${frame.bus} ${arrow} ${spaced(frame).padEnd(29)} ${describe(frame.meaning)}`;
}

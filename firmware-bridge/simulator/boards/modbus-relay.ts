import {
  type Board,
  type BoardModel,
  type BoardReaction,
  type BoardSettings,
  type ViewLock,
} from './board.js';
import { type Read, RequestBuffer } from './request-buffer.js';
import { packStatus } from './status-bytes.js';

/* Modbus RTU Relay (D), protocols.md §5: unit, function, what belongs to it, CRC-16 with its low byte first. */
const readInputs = 0x02;
const writeRelay = 0x05;
const writeRelays = 0x0f;
const exceptionBit = 0x80;
/** The unit of which every board obeys what is written, and none answers. */
const everyUnit = 0;
const illegalAddress = 0x02;
const relayCount = 8;
const pulseAddress = 0x0200;
const pulseUnitMs = 100;
const relayOn = 0xff00;
/** A relay that nobody switches off again. */
const withoutEndMs = 3_600_000;

interface Request {
  readonly unit: number;
  readonly kind: number;
  readonly address: number;
  readonly value: number;
  readonly bytes: readonly number[];
}

/** The table-less form of the checksum, bit by bit. */
function crc(bytes: readonly number[]): [low: number, high: number] {
  let register = 0xffff;
  for (const byte of bytes) {
    register ^= byte;
    for (let bit = 0; bit < 8; bit++) {
      const carry = register & 1;
      register >>>= 1;
      if (carry) register ^= 0xa001;
    }
  }
  return [register & 0xff, register >>> 8];
}

function readRequest(bytes: readonly number[]): Read<Request> {
  const [unit = 0, kind, addressHigh = 0, addressLow = 0, valueHigh = 0, valueLow = 0] = bytes;
  if (kind === undefined) return 'incomplete';
  if (kind !== readInputs && kind !== writeRelay && kind !== writeRelays) return 'garbage';
  const length = kind === writeRelays ? 10 : 8;
  if (bytes.length < length) return 'incomplete';
  const [low, high] = crc(bytes.slice(0, length - 2));
  if (bytes[length - 2] !== low || bytes[length - 1] !== high) return 'garbage';
  const address = (addressHigh << 8) | addressLow;
  const value = (valueHigh << 8) | valueLow;
  return { request: { unit, kind, address, value, bytes: bytes.slice(0, length) }, length };
}

class ModbusRelay implements Board {
  private readonly requests = new RequestBuffer(readRequest);

  constructor(private readonly settings: BoardSettings) {}

  receive(bytes: Uint8Array, viewLock: ViewLock): BoardReaction[] {
    return this.requests
      .take(bytes)
      .filter(({ unit }) => unit === this.settings.board || unit === everyUnit)
      .flatMap((request) =>
        request.unit === everyUnit ? this.obeyWithTheOthers(request, viewLock) : this.obey(request, viewLock),
      );
  }

  private obeyWithTheOthers(request: Request, viewLock: ViewLock): BoardReaction[] {
    // Nobody can be asked so.
    if (request.kind === readInputs) return [];
    const detail = `a broadcast to every board, ${this.settings.board} among them`;
    const pulses = this.obey(request, viewLock).filter(({ kind }) => kind === 'pulse');
    return [{ kind: 'forbidden', rule: 'unlock_all', detail }, ...pulses];
  }

  private obey(request: Request, viewLock: ViewLock): BoardReaction[] {
    const { kind, address, value, bytes } = request;
    if (kind === readInputs && address === 0 && value === relayCount) return [this.report(viewLock)];
    const relay = address >= pulseAddress ? address - pulseAddress : address;
    if (kind === writeRelays) return this.switchAll(bytes[7] ?? 0);
    if (kind !== writeRelay || relay >= relayCount) {
      return [this.reply(kind | exceptionBit, illegalAddress)];
    }
    const pulseMs = address >= pulseAddress ? value * pulseUnitMs : value === relayOn ? withoutEndMs : 0;
    const echo: BoardReaction = { kind: 'reply', bytes: Uint8Array.from(bytes) };
    return pulseMs === 0 ? [echo] : [{ kind: 'pulse', lock: relay + 1, pulseMs, delayMs: 0 }, echo];
  }

  private report(viewLock: ViewLock): BoardReaction {
    const inputs = packStatus(
      relayCount / 8,
      this.settings,
      (index) => viewLock(index + 1).doorClosed === (this.settings.closedBit === 1),
    );
    return this.reply(readInputs, inputs.length, ...inputs);
  }

  private switchAll(relays: number): BoardReaction[] {
    const detail = `all relays of board ${this.settings.board}`;
    const on = Array.from({ length: relayCount }, (_, index) => index + 1).filter(
      (lock) => (relays >> (lock - 1)) & 1,
    );
    return [
      { kind: 'forbidden', rule: 'unlock_all', detail },
      ...on.map((lock) => ({ kind: 'pulse' as const, lock, pulseMs: withoutEndMs, delayMs: 0 })),
    ];
  }

  private reply(...rest: readonly number[]): BoardReaction {
    const body = [this.settings.board, ...rest];
    return { kind: 'reply', bytes: Uint8Array.from([...body, ...crc(body)]) };
  }
}

/** No source gives its turn-around; more than the 3.5 characters of silence that part two frames at 9600 baud. */
export const modbusRelay: BoardModel = { turnaroundMs: 5, create: (settings) => new ModbusRelay(settings) };

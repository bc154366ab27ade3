import { framesIn, requireWithin } from '../frames.js';
import type { StatusBytes } from '../status-bits.js';

/**
 * Wire codec of Modbus RTU relay boards with eight relays and eight inputs; see PROTOCOL.md. A relay is a lock, an input its door. Only
 * pulses that the board times itself can be written: "on" without an end and "all on" have no name here.
 */

const functions = { readInputs: 0x02, writeRelay: 0x05, writeRelayRefused: 0x85 } as const;

/** Addresses from here on are not the relays but their pulses, counted in `pulseUnitMs`. */
const pulseAddress = 0x0200;
export const pulseUnitMs = 100;
const inputCount = 8;
const requestLength = 8;
const inputsReplyLength = 6;
const refusalLength = 5;

export const unitNumbers = [1, 247] as const;
export const relayNumbers = [0, 7] as const;
export const pulseLengthsMs = [100, 9000] as const;

/** One board's inputs, still without polarity. */
export interface InputsReply extends StatusBytes {
  readonly unit: number;
}

/** CRC-16 of the Modbus serial-line specification: polynomial A001, start FFFF; sent low byte first. */
export function crc16(bytes: Uint8Array): number {
  let crc = 0xffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 1) === 1 ? (crc >> 1) ^ 0xa001 : crc >> 1;
  }
  return crc;
}

function isWhole(frame: Uint8Array): boolean {
  const crc = crc16(frame.subarray(0, -2));
  return frame[frame.length - 2] === (crc & 0xff) && frame[frame.length - 1] === crc >> 8;
}

/**
 * Last look at a request before it leaves the encoder.
 * @throws Error for every frame but the question for the eight inputs and a bounded pulse of one relay
 */
export function assertSendable(frame: Uint8Array): void {
  const [unit = 0, kind, addressHigh = 0, addressLow = 0, valueHigh = 0, valueLow = 0] = frame;
  const address = (addressHigh << 8) | addressLow;
  const value = (valueHigh << 8) | valueLow;
  const asks = kind === functions.readInputs && address === 0 && value === inputCount;
  const relay = address - pulseAddress;
  const pulses =
    kind === functions.writeRelay &&
    relay >= relayNumbers[0] &&
    relay <= relayNumbers[1] &&
    value >= 1 &&
    value * pulseUnitMs <= pulseLengthsMs[1];
  // Unit 0 is a broadcast: every board of the bus would obey.
  const oneBoard = unit >= unitNumbers[0] && unit <= unitNumbers[1];
  if (frame.length !== requestLength || !oneBoard || !(asks || pulses) || !isWhole(frame)) {
    throw new Error(
      `refused to send ${Buffer.from(frame).toString('hex')}: neither a question nor one relay's pulse`,
    );
  }
}

function encode(unit: number, kind: number, address: number, value: number): Uint8Array {
  requireWithin('unit', unit, unitNumbers);
  const body = Uint8Array.of(unit, kind, address >> 8, address & 0xff, value >> 8, value & 0xff);
  const crc = crc16(body);
  const frame = Uint8Array.of(...body, crc & 0xff, crc >> 8);
  assertSendable(frame);
  return frame;
}

/**
 * Pulse of one relay, timed by the board. `unit` 1–247, `relay` 0–7, `pulseMs` 100–9000; a part of a step of 100 ms is dropped, so
 * that no pulse is longer than was asked for. @throws RangeError outside.
 */
export function encodePulse(unit: number, relay: number, pulseMs: number): Uint8Array {
  requireWithin('relay', relay, relayNumbers);
  requireWithin('pulse length in ms', pulseMs, pulseLengthsMs);
  return encode(unit, functions.writeRelay, pulseAddress + relay, Math.floor(pulseMs / pulseUnitMs));
}

/** Question for the eight inputs of one board. `unit` 1–247; @throws RangeError outside. */
export function encodeReadInputs(unit: number): Uint8Array {
  return encode(unit, functions.readInputs, 0, inputCount);
}

function decodeInputsReply(frame: Uint8Array): InputsReply | undefined {
  const [unit, kind, byteCount, inputs] = frame;
  if (kind !== functions.readInputs || byteCount !== inputCount / 8 || !isWhole(frame)) return undefined;
  if (unit === undefined || inputs === undefined) return undefined;
  return { unit, locks: Uint8Array.of(inputs), items: new Uint8Array() };
}

/** Every good answer for the inputs within the bytes, in order, whatever noise stands between them. */
export function decodeInputsReplies(received: Uint8Array): InputsReply[] {
  return framesIn(received, inputsReplyLength, decodeInputsReply);
}

/** The boards that refused a pulse (a Modbus exception), as the bytes tell. */
export function decodeRefusals(received: Uint8Array): number[] {
  return framesIn(received, refusalLength, (frame) =>
    frame[1] === functions.writeRelayRefused && isWhole(frame) ? frame[0] : undefined,
  );
}

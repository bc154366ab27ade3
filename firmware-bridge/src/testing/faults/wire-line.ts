import { pino } from 'pino';
import { pulseMsOf, type BoardBankHardware, type WireBusHardware } from '../../../contract/index.js';
import { boardModelOf } from '../../../simulator/boards/registry.js';
import { SimulatedBank } from '../../../simulator/bus/simulated-bank.js';
import { SimulatedBus } from '../../../simulator/bus/simulated-bus.js';
import { BoardBank } from '../../bus/board-bank.js';
import { Bus } from '../../bus/bus.js';
import { ReconnectingTransport } from '../../transports/reconnecting-transport.js';
import { silenceBounds } from '../../transports/silence-watch.js';
import { Cable } from './cable.js';
import { wireBounds } from './line-bounds.js';
import type { BridgeStart, HeldLine, LineSurroundings, SiteLine } from './site-line.js';
import { wireTroubles, type TroubledWire } from './wire-troubles.js';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Every frame on a line that makes a lock draw, with the lock and for how long. */
function pulsesOf(
  hardware: readonly BoardBankHardware[],
): ReadonlyMap<string, { lock: string; pulseMs: number }> {
  return new Map(
    hardware.flatMap((bank) => {
      const { board } = new BoardBank(bank);
      const pulseMs = pulseMsOf(bank);
      return bank.trays.map(
        ({ lock, label }) => [hex(board.unlock(lock).bytes), { lock: label, pulseMs }] as const,
      );
    }),
  );
}

/** One wire with its boards: real bytes over the real transport, in fake time. */
export function wireLine(
  hardware: WireBusHardware,
  bankHardware: readonly BoardBankHardware[],
  { world, clock, draws }: LineSurroundings,
): SiteLine {
  const pulses = pulsesOf(bankHardware);
  const cable = new Cable(clock, (bytes) => {
    const pulse = pulses.get(hex(bytes));
    if (pulse) draws(hardware.id, pulse.lock, pulse.pulseMs);
  });
  const simulated = bankHardware.map((bank) => new SimulatedBank(bank, boardModelOf(bank.driver), world));
  const simulatedBus = new SimulatedBus(hardware, simulated, cable, world);
  const questions = bankHardware.map((bank) => new BoardBank(bank).board.status.bytes);
  const wire: TroubledWire = {
    cable,
    clock,
    isPulse: (bytes) => pulses.has(hex(bytes)),
    banks: simulated.map((board, index) => ({
      simulated: board,
      reply: () => board.hear(questions[index] ?? new Uint8Array())[0]?.bytes ?? new Uint8Array(),
    })),
  };
  const hold = ({ life, supply, listener }: BridgeStart): HeldLine => {
    const banks = bankHardware.map((bank) => new BoardBank(bank));
    const silence =
      hardware.transport.kind === 'tcp' ? silenceBounds(hardware, bankHardware.length) : undefined;
    const transport = new ReconnectingTransport(hardware.id, cable.openLink, life, silence);
    const logger = pino({ level: 'silent' });
    return {
      bus: new Bus(hardware, banks, transport, life, logger, listener, supply),
      banks,
      abandon: () => {
        cable.abandon();
      },
    };
  };
  return {
    id: hardware.id,
    troubles: wireTroubles(hardware.transport.kind).map(
      (trouble) => (randomness) => trouble(wire, randomness),
    ),
    ...wireBounds(hardware, bankHardware),
    hold,
    startWorld: () => simulatedBus.start(),
    stopWorld: () => simulatedBus.stop(),
  };
}

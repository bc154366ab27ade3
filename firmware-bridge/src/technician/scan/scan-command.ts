import { Option, type Command } from 'commander';
import { driverLimits, driverNames, type DriverName } from '../../../contract/index.js';
import type { Transport } from '../../transports/transport.js';
import { exitCodes, TechnicianFailure, type ExitCode } from '../failure.js';
import { numberRange, wholeNumber } from '../options.js';
import type { Surroundings } from '../surroundings.js';
import { scanLine, type Finding } from './find-boards.js';
import { openPort, parsePort, type Port } from './port.js';
import { UnreadableBoards } from './unreadable-boards.js';
import { countQuestions, planScan, usualBoards } from './scan-plan.js';

interface ScanOptions {
  readonly driver?: DriverName[];
  readonly baudRate?: number;
  readonly boards?: readonly [number, number];
  readonly replyTimeout: number;
  readonly seconds: number;
}

const ofTheBoard = 'its power, the lines A and B, the address (DIP switches)';

/** Behind a converter nobody is asked at another speed: what is set there holds for every question. */
const whatToCheck: Readonly<Record<Port['kind'], string>> = {
  serial: `${ofTheBoard} and the baud rate`,
  tcp: `${ofTheBoard}, and the converter: it must be a TCP server in raw mode, and its serial port must have the boards’ own speed, 8N1, which scan cannot change. Over a network that is slow, give --reply-timeout`,
  socket: `${ofTheBoard} and the baud rate`,
};

/**
 * A finding as a line: kind, address, baud rate, what the reply shows. A reply has a bit for each lock that a board of its length may
 * have; how many are fitted or connected, no protocol tells.
 */
export function findingLine({ driver, board, reading }: Finding, baudRate: number): string {
  const open = [...reading].filter(([, { door }]) => door === 'open').map(([lock]) => lock);
  const speed = baudRate > 0 ? `, ${baudRate} baud` : '';
  const doors =
    open.length === 0
      ? 'all closed'
      : open.length === reading.size
        ? 'all read open: where they are shut, the bank needs closedBit: 0'
        : `open: ${open.join(', ')}`;
  return `${driver}, board ${board}${speed}: answers for up to ${reading.size} locks; ${doors}`;
}

/** Asks kind after kind of boards on a port for their doors, until one answers, and prints who does. */
export async function scanPort(
  words: string,
  options: ScanOptions,
  surroundings: Surroundings,
): Promise<ExitCode> {
  const { output, errors, time, stop } = surroundings;
  const port = parsePort(words);
  const { driver: drivers, baudRate, boards, replyTimeout: replyTimeoutMs } = options;
  const wishes = { ...(drivers && { drivers }), ...(baudRate && { baudRate }), ...(boards && { boards }) };
  const rounds = planScan(driverLimits, wishes, port.kind === 'serial');
  const questions = countQuestions(rounds);
  if (questions === 0) throw new TechnicianFailure('no kind of board has such an address or baud rate');
  errors.write(
    `${questions} questions, ${Math.ceil((questions * replyTimeoutMs) / 1000)} s where nobody answers. Only doors are asked for; nothing is pulsed.\n`,
  );

  const endMs = time.monotonicMs() + options.seconds * 1000;
  const mayGoOn = (): boolean => !stop.aborted && time.monotonicMs() < endMs;
  const open = (rate: number): Transport => openPort(port, rate, time);
  const unreadable = new UnreadableBoards();
  const end = await scanLine(
    rounds,
    { open, replyTimeoutMs, time, mayGoOn },
    {
      asking: ({ driver, boards: asked }, rate) => {
        const speed = rate > 0 ? `${rate} baud: ` : '';
        errors.write(`${speed}${driver}, boards ${asked[0] ?? 0}–${asked.at(-1) ?? 0} …\n`);
      },
      found: (finding, rate) => {
        output.write(`${findingLine(finding, rate)}\n`);
      },
      unreadable: (address, rate) => {
        unreadable.add(address, rate);
      },
    },
  );
  const complaint = unreadable.complaint();
  if (complaint !== undefined) errors.write(`${complaint}.\n`);
  switch (end) {
    case 'found':
      return complaint === undefined ? exitCodes.success : exitCodes.failure;
    case 'silent':
      throw new TechnicianFailure(
        `no board ${complaint === undefined ? 'answered' : 'could be read'}: check ${whatToCheck[port.kind]}`,
      );
    case 'ended':
      throw new TechnicianFailure(
        `ended before every board was asked, so that others may be there: ${stop.aborted ? 'start again' : 'give more --seconds, or fewer --boards and --driver'}`,
        stop.aborted ? exitCodes.declined : exitCodes.failure,
      );
  }
}

/** Adds `scan` to the command line. */
export function addScanCommand(
  program: Command,
  surroundings: Surroundings,
  end: (code: ExitCode) => void,
): void {
  program
    .command('scan')
    .argument('<port>', 'a device (/dev/serial/by-id/…) or host:port of a converter')
    .description('find the lock boards on a port: their protocol, address and locks; pulses nothing')
    .addOption(new Option('--driver <names...>', 'only these kinds').choices(driverNames))
    .option('--baud-rate <rate>', 'only this baud rate', wholeNumber(300, 921_600))
    .option('--boards <range>', `addresses; else the first ${usualBoards} of each kind`, numberRange)
    .option('--reply-timeout <ms>', 'how long a board may take to answer', wholeNumber(5, 2_000), 100)
    .option('--seconds <seconds>', 'end after that long at the latest', wholeNumber(1, 3_600), 300)
    .addHelpText(
      'after',
      `
Stop the bridge first when it uses the port. Kind after kind is asked, a serial port at every baud rate, until boards of
one kind answer; a line has no others.

Example:
  motcua247-bridge scan /dev/serial/by-id/usb-FTDI_FT232R-if00-port0 --boards 0-31`,
    )
    .action(async (port: string, options: ScanOptions) => {
      end(await scanPort(port, options, surroundings));
    });
}

import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import {
  longestBankDetail,
  maximumLineBytes,
  type CabinetState,
  type MethodResult,
  type SiteHardware,
  type TrayState,
} from '../contract/index.js';
import type { Bank, BankChange } from './bus/bank.js';
import { ChangeFeed } from './change-feed.js';
import { OpenDoors } from './doors/open-doors.js';
import { OpenDoorsFile } from './doors/open-doors-file.js';
import { Opener } from './doors/opener.js';
import { SiteContacts } from './inputs/site-contacts.js';
import { buildLayout, type Layout, type TrayPlace } from './layout.js';
import type { BridgeHandlers, OnlyClient } from './rpc/methods.js';
import { RpcServer } from './rpc/rpc-server.js';
import { takeSocket } from './rpc/socket-file.js';
import { createSignals } from './signals/create-signals.js';
import type { Signals } from './signals/signals.js';
import { atMost, systemTime, type Time } from './time.js';
import { describeFrames } from './trace/describe-frames.js';
import { FrameRing } from './trace/frame-ring.js';

/** Clients are answered once every board has been asked, or has had this long. */
const longestFirstLookMs = 10_000;

/** A port that cannot be closed in this time is left to the operating system. */
const longestCloseMs = 2_000;

export interface BridgeOptions {
  readonly hardware: SiteHardware;
  readonly runtimeDirectory: string;
  /** Where is kept what has to outlast the bridge; undefined: nothing does. */
  readonly stateDirectory?: string | undefined;
  /** Hears of each time that the doors that may stand open cannot be written there, beside the log. */
  readonly doorsNotKept?: (reason: string) => void;
  /** The only client that is let in; undefined: all are. */
  readonly onlyClient?: OnlyClient | undefined;
  readonly logger: Logger;
  readonly time?: Time;
}

export interface Bridge {
  readonly bootId: string;
  readonly socketPath: string;
  /** Refuses new commands, brings those under way to their answer, hangs up, closes all lines. */
  stop(): Promise<void>;
}

/** Everything that a snapshot shows. */
interface Seen {
  readonly layout: Layout;
  readonly cabinetIds: readonly string[];
  readonly contacts: SiteContacts;
  readonly signals: Signals;
  readonly openDoors: OpenDoors;
}

function trayState(tray: TrayPlace, openDoors: OpenDoors): TrayState {
  const { label, lock, bank } = tray;
  return { tray: label, ...bank.observation.state(lock), unaskedOpenings: openDoors.unaskedOpenings(tray) };
}

function cabinetState(
  cabinet: string,
  { contacts, signals }: Pick<Seen, 'contacts' | 'signals'>,
): CabinetState {
  return { cabinet, ...contacts.of(cabinet), ...signals.of(cabinet) };
}

function takeSnapshot(seen: Seen, sequence: number): MethodResult<'snapshot'> {
  const { layout, cabinetIds, contacts, openDoors } = seen;
  return {
    sequence,
    trays: [...layout.traysByLabel.values()].map((tray) => trayState(tray, openDoors)),
    banks: layout.banks.map(({ state }) => state),
    cabinets: cabinetIds.map((id) => cabinetState(id, seen)),
    mains: contacts.mains,
  };
}

/** A snapshot grows a little after the start (longer names of states, the sequence), and has an envelope. */
const snapshotReserveBytes = 4_096;

/** A label among those of the lit trays, with what stands around it. */
const litTrayBytes = 7;

/** A count of openings at its longest; a door that wavers with every look takes years to get there. */
const openingsBytes = 9;

/** What a bank shows at its longest beyond what it shows at the start: a detail in its quotes, and the longer name of a reason. */
const bankReasonBytes = longestBankDetail + 20;

function requireSnapshotFits(seen: Seen): void {
  const trays = seen.layout.traysByLabel.size;
  const shown = Buffer.byteLength(JSON.stringify(takeSnapshot(seen, 0)));
  const bytes = shown + trays * (litTrayBytes + openingsBytes) + seen.layout.banks.length * bankReasonBytes;
  if (bytes + snapshotReserveBytes > maximumLineBytes) {
    throw new Error(
      `the site has ${trays} trays; the state of all of them does not fit a line of the contract`,
    );
  }
}

/**
 * Starts the bridge: takes its socket, connects the buses, looks at every door. Resolves when clients are answered. Nothing is
 * pulsed.
 * @throws SocketUnavailableError when the socket cannot be had, before any port is touched
 */
export async function startBridge(options: BridgeOptions): Promise<Bridge> {
  // First of all: what another bridge writes down at its end is read by the next one, and two at once would both own the ports.
  const socket = await takeSocket(options.runtimeDirectory);
  try {
    const bridge = await startOn(socket.path, options);
    let stopped: Promise<void> | undefined;
    return { ...bridge, stop: () => (stopped ??= bridge.stop().finally(socket.release)) };
  } catch (error) {
    socket.release();
    throw error;
  }
}

async function startOn(socketPath: string, options: BridgeOptions): Promise<Bridge> {
  const { hardware, runtimeDirectory, stateDirectory, logger, time = systemTime } = options;
  const bootId = randomUUID();
  const feed = new ChangeFeed(bootId);

  let firstLookOver = (): void => undefined;
  // Before every board was asked, a door that stands open since the last start would not be counted.
  const firstLook = new Promise<void>((resolve) => {
    firstLookOver = resolve;
  });
  const listener = (bank: Bank, change: BankChange): void => {
    for (const tray of layout.traysByLabel.values()) {
      if (tray.bank !== bank || !change.locks.includes(tray.lock)) continue;
      openDoors.seen(tray);
      feed.publish({ kind: 'tray', ...trayState(tray, openDoors) });
    }
    if (change.health) feed.publish({ kind: 'bank', ...bank.state });
    if (layout.banks.every(({ health }) => health !== 'starting')) firstLookOver();
    keepDoors();
    signals.refresh();
  };
  const frames = new FrameRing();
  const layout = await buildLayout(hardware, { runtimeDirectory, time, logger, listener, frames });
  const contacts = new SiteContacts(hardware, { runtimeDirectory, time, logger });
  const doorsFile =
    stateDirectory === undefined
      ? undefined
      : new OpenDoorsFile(stateDirectory, logger, options.doorsNotKept);
  const openDoors = new OpenDoors(() => {
    keepDoors();
    signals.refresh();
  }, doorsFile?.read());
  const keepDoors = (): void => {
    doorsFile?.keep(openDoors.unproven(layout.traysByLabel.values()));
  };
  const tellCabinet = (id: string): void => {
    feed.publish({ kind: 'cabinet', ...cabinetState(id, seen) });
  };
  const signals = createSignals({
    hardware,
    layout,
    contacts,
    openDoors,
    time,
    onChange: tellCabinet,
    runtimeDirectory,
    logger,
  });
  const cabinetIds = hardware.cabinets.map(({ id }) => id);
  const seen: Seen = { layout, cabinetIds, contacts, signals, openDoors };
  requireSnapshotFits(seen);

  const opener = new Opener(layout.traysByLabel, bootId, contacts, time, logger, openDoors);
  const handlers: BridgeHandlers = {
    bootId,
    onlyClient: options.onlyClient,
    monotonicMs: () => time.monotonicMs(),
    snapshot: () => takeSnapshot(seen, feed.sequence),
    open: (params, client) => opener.open(params, client),
    operation: ({ operationId }) => opener.describe(operationId),
    trace: (page) => ({
      frames: describeFrames(layout.wires, frames.all(), page),
      monotonicMs: time.monotonicMs(),
    }),
    clientGone: (client) => {
      opener.clientGone(client);
    },
  };
  const ready = atMost(time, longestFirstLookMs, Promise.all([firstLook, contacts.firstLook]));
  const rpc = new RpcServer(handlers, ready, time, logger);
  feed.subscribe((event) => {
    rpc.announce(event);
  });

  await rpc.listen(socketPath);
  contacts.start({
    power: () => {
      feed.publish({ kind: 'power', mains: contacts.mains });
      signals.refresh();
    },
    cabinet: (id) => {
      tellCabinet(id);
      signals.refresh();
    },
  });
  signals.start();
  for (const bus of layout.buses) bus.start();
  await ready;

  const stop = async (): Promise<void> => {
    await opener.stop();
    await rpc.close();
    contacts.stop();
    await atMost(
      time,
      longestCloseMs,
      Promise.all([signals.stop(), ...layout.buses.map((bus) => bus.stop())]),
    );
    keepDoors();
    if (doorsFile) await atMost(time, longestCloseMs, doorsFile.settled());
  };
  return { bootId, socketPath, stop };
}

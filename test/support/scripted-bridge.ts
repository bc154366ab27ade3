import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import {
  contractVersion,
  methods,
  type BankHealth,
  type BankReason,
  type BankState,
  type BridgeChange,
  type CabinetState,
  type Mains,
  type MethodName,
  type OpenResult,
  type TrayState,
} from '@motcua247/firmware-bridge/contract';
import { traysOf } from '../../src/config/index.js';
import { Sensors } from '../../src/hardware/index.js';
import { systemMonotonicClock } from '../../src/kernel/index.js';
import type { TestService } from './test-service.js';
import { until } from './until.js';

type TraySensors = Pick<TrayState, 'door' | 'occupancy'>;
type Tray = Omit<TrayState, 'tray'>;

/** JSON-RPC 2.0, section 5.1. */
const internalErrorCode = -32_603;

interface Request {
  readonly id: number;
  readonly method: MethodName;
  readonly params: unknown;
}

type Cause = Pick<BankState, 'reason' | 'detail'>;

const usualReason = {
  starting: 'starting',
  answering: 'replied',
  silent: 'no_reply',
  disconnected: 'line_lost',
} as const satisfies Record<BankHealth, BankReason>;

const opened: OpenResult = { outcome: 'opened', reason: 'door_seen_open', pulsed: true };

/**
 * The service's end of the contract without wires: trays whose doors and sensors the test moves by hand. For tests of
 * what the service makes of it; the real bridge has tests of its own.
 */
export class ScriptedBridge {
  private bootId = randomUUID();
  private readonly sockets = new Set<Socket>();
  private readonly trays: Map<string, Tray>;
  private readonly answers = new Map<string, OpenResult>();
  private readonly results = new Map<string, OpenResult>();
  /** Labels of trays, and the operations that were meant for them. */
  private readonly failing = new Set<string>();
  private readonly asked: { operationId: string; tray: string }[] = [];
  private sequence = 0;
  private mains: Mains = 'present';
  private readonly cabinets: Map<string, CabinetState>;

  private constructor(
    private readonly server: Server,
    private readonly path: string,
    private readonly banks: readonly string[],
    cabinets: readonly string[],
    labels: readonly string[],
  ) {
    this.trays = new Map(
      labels.map((label) => [label, { door: 'closed', occupancy: 'absent', unaskedOpenings: 0 }]),
    );
    const atRest = {
      housing: 'closed',
      housingOpenings: 0,
      presence: 'absent',
      lamp: 'dark',
      buzzer: 'silent',
    } as const;
    this.cabinets = new Map(cabinets.map((cabinet) => [cabinet, { cabinet, ...atRest, litTrays: [] }]));
  }

  /** Starts a bridge for a service and waits until the service has connected. */
  static async startFor(service: TestService): Promise<ScriptedBridge> {
    const { environment, site } = service.options;
    const path = join(environment.runtimeDirectory, 'bridge.sock');
    await mkdir(dirname(path), { recursive: true });
    const labels = traysOf(site).map(({ label }) => label);
    const banks = site.cabinets.flatMap((cabinet) => cabinet.banks.map(({ id }) => id));
    const server = createServer();
    const cabinets = site.cabinets.map(({ id }) => id);
    const bridge = new ScriptedBridge(server, path, banks, cabinets, labels);
    server.on('connection', (socket) => {
      bridge.serve(socket);
    });
    await bridge.listen();
    const sensors = service.application.get(Sensors, { strict: false });
    await until('the service sees the doors', () => sensors.notReady(labels).length === 0);
    return bridge;
  }

  /** Every command to open that has come, in its order: the service's commands come one after the other. */
  get openRequests(): readonly { readonly operationId: string; readonly tray: string }[] {
    return this.asked;
  }

  /** What the next commands to open this tray come to; opened, unless said otherwise. */
  answer(tray: string, result: OpenResult): void {
    this.answers.set(tray, result);
  }

  /** From now on no command to open this tray is answered, nor any question about one: the bridge fails, and nobody knows how far it came. */
  failAt(tray: string): void {
    this.failing.add(tray);
  }

  /** From now on the commands to open this tray open it. */
  opensAgain(tray: string): void {
    this.answers.delete(tray);
  }

  /** Moves a door or papers, without a command; the service hears of it at once. */
  set(tray: string, sensors: Partial<TraySensors>): void {
    const before = this.tray(tray);
    const opened = sensors.door === 'open' && before.door !== 'open';
    this.show(tray, { ...before, ...sensors, unaskedOpenings: before.unaskedOpenings + Number(opened) });
  }

  /** Lets the mains supply fail or come back; the service hears of it at once. */
  setMains(mains: Mains): void {
    this.mains = mains;
    this.tell({ kind: 'power', mains });
  }

  /** Opens or closes the housing of a cabinet, or lets somebody step before it or leave; the service hears of it at once. */
  setContacts(cabinet: string, contacts: Partial<Omit<CabinetState, 'cabinet'>>): void {
    const before = this.cabinets.get(cabinet);
    if (!before) throw new Error(`There is no cabinet ${cabinet}`);
    const opened = contacts.housing === 'open' && before.housing !== 'open';
    const housingOpenings = before.housingOpenings + Number(opened);
    const after = { ...before, housingOpenings, ...contacts };
    this.cabinets.set(cabinet, after);
    this.tell({ kind: 'cabinet', ...after });
  }

  /** Lets a board fall silent or come back; the service hears of it at once. */
  setHealth(bank: string, health: BankHealth, cause: Partial<Cause> = {}): void {
    this.tell({ kind: 'bank', bank, health, reason: usualReason[health], detail: null, ...cause });
  }

  /** Waits until a tray is open, moves papers if any are to be moved, and closes it. */
  async use(tray: string, person: 'puts in' | 'takes out' | 'does nothing'): Promise<void> {
    await until(`tray ${tray} is open`, () => this.trays.get(tray)?.door === 'open');
    if (person === 'puts in') this.set(tray, { occupancy: 'present' });
    if (person === 'takes out') this.set(tray, { occupancy: 'absent' });
    this.set(tray, { door: 'closed' });
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** A stopped bridge is there once more, as a new start of it, with everything as it stands now. */
  async startAgain(): Promise<void> {
    this.bootId = randomUUID();
    this.sequence = 0;
    for (const [label, tray] of this.trays)
      this.trays.set(label, { ...tray, unaskedOpenings: Number(tray.door === 'open') });
    for (const [id, cabinet] of this.cabinets)
      this.cabinets.set(id, { ...cabinet, housingOpenings: Number(cabinet.housing === 'open') });
    await this.listen();
  }

  private listen(): Promise<void> {
    return new Promise((resolve) => this.server.listen(this.path, resolve));
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('error', () => undefined);
    const lines = createInterface({ input: socket });
    // A service that has just gone; the lines tell the socket's errors once more.
    lines.on('error', () => undefined);
    lines.on('line', (line) => {
      const request = JSON.parse(line) as Request;
      const answer = this.failsAt(request)
        ? { error: { code: internalErrorCode, message: 'the bridge has failed' } }
        : { result: this.resultOf(request) };
      socket.write(`${JSON.stringify({ jsonrpc: '2.0', id: request.id, ...answer })}\n`);
    });
  }

  private failsAt({ method, params }: Request): boolean {
    if (method === 'open') {
      const { operationId, tray } = methods.open.params.parse(params);
      if (!this.failing.has(tray)) return false;
      this.failing.add(operationId);
      return true;
    }
    if (method !== 'operation') return false;
    return this.failing.has(methods.operation.params.parse(params).operationId);
  }

  private resultOf({ method, params }: Request): unknown {
    switch (method) {
      case 'hello':
        return {
          contractVersion,
          bridgeVersion: 'scripted',
          bootId: this.bootId,
          monotonicMs: systemMonotonicClock.nowMs(),
        };
      case 'snapshot':
        return {
          sequence: this.sequence,
          trays: [...this.trays].map(([tray, sensors]) => ({ tray, ...sensors })),
          banks: this.banks.map((bank) => ({
            bank,
            health: 'answering',
            reason: usualReason.answering,
            detail: null,
          })),
          cabinets: [...this.cabinets.values()],
          mains: this.mains,
        };
      case 'open':
        return this.open(methods.open.params.parse(params));
      case 'operation': {
        const { operationId } = methods.operation.params.parse(params);
        return { result: this.results.get(operationId) ?? null, pending: false };
      }
      case 'trace':
        return { frames: [], monotonicMs: systemMonotonicClock.nowMs() };
    }
  }

  private open({ operationId, tray }: { operationId: string; tray: string }): OpenResult {
    this.asked.push({ operationId, tray });
    const earlier = this.results.get(operationId);
    if (earlier) return earlier;
    const result = this.answers.get(tray) ?? opened;
    this.results.set(operationId, result);
    if (result.outcome === 'opened') this.show(tray, { ...this.tray(tray), door: 'open' });
    return result;
  }

  private tray(label: string): Tray {
    const tray = this.trays.get(label);
    if (!tray) throw new Error(`There is no tray ${label}`);
    return tray;
  }

  private show(label: string, tray: Tray): void {
    this.trays.set(label, tray);
    this.tell({ kind: 'tray', tray: label, ...tray });
  }

  private tell(change: BridgeChange): void {
    this.sequence += 1;
    const params = { sequence: this.sequence, bootId: this.bootId, change };
    const line = `${JSON.stringify({ jsonrpc: '2.0', method: 'event', params })}\n`;
    for (const socket of this.sockets) socket.write(line);
  }
}

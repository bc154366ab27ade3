import { randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { controlSocketPath, SimulatorClient } from '@motcua247/firmware-bridge/simulator';
import { sessionTokenIn } from './session-token.js';
import { ApiClient } from './api-client.js';
import type { StoryTeller } from './story-teller.js';
import { until } from './until.js';

export interface DoorOperation {
  readonly id: string;
  readonly trayLabel: string;
  readonly outcome: string | null;
  readonly doorSeenOpen: boolean;
  readonly door: string;
  readonly occupancy: string;
  readonly confirmation: string;
  readonly settlement: string | null;
}

/** Without a sensor in the tray the service waits for the word of whoever stood there, as the screen asks for it. */
function asksForAWord({ settlement, doorSeenOpen, door, occupancy, confirmation }: DoorOperation): boolean {
  const done = settlement === null && doorSeenOpen && door === 'closed';
  return done && occupancy === 'unknown' && confirmation === 'nothing';
}

/** What somebody does at a tray, then closing it. */
export type Errand =
  { readonly does: 'put'; readonly paper: string } | { readonly does: 'take' } | { readonly does: 'look' };

/** How long people take once the door stands open, and wait for it to open. */
const thinkingTimeMs = 400;
const patienceMs = 3_000;

interface Credentials {
  readonly accounts: readonly { readonly username: string; readonly password: string }[];
  readonly kiosk: { readonly credential: string };
}

interface App {
  readonly username: string;
  readonly code: string;
  readonly endsAt: string;
  readonly used: boolean;
}

interface Message {
  readonly text: string;
}

export interface WorldPlace {
  readonly baseUrl: string;
  readonly dataDirectory: string;
  readonly runtimeDirectory: string;
}

/** The demo's passwords, which it keeps in its data directory. */
async function readCredentials(dataDirectory: string): Promise<Credentials> {
  const path = join(dataDirectory, 'demo-credentials.json');
  const text = await readFile(path, 'utf8').catch(() => {
    throw new Error(
      `DATA_DIRECTORY: no demo has been started in ${dataDirectory} (${path} cannot be read). Start it there (npm start), or set DATA_DIRECTORY to that of the demo that runs.`,
    );
  });
  return JSON.parse(text) as Credentials;
}

/** The running demo with everybody in it: service, simulated cabinet, phones, clock. */
export class World {
  readonly api: ApiClient;
  readonly kiosk: ApiClient;
  readonly simulator: SimulatorClient;

  private constructor(
    place: WorldPlace,
    private readonly credentials: Credentials,
    readonly tell: StoryTeller,
  ) {
    this.api = new ApiClient(place.baseUrl);
    this.kiosk = this.api.with({ 'x-kiosk-credential': credentials.kiosk.credential });
    this.simulator = new SimulatorClient(controlSocketPath(place.runtimeDirectory));
  }

  static async enter(place: WorldPlace, tell: StoryTeller): Promise<World> {
    const world = new World(place, await readCredentials(place.dataDirectory), tell);
    await until('the cabinet to be ready', async () => {
      const ready = await world.api.get<{ bridge: string }>('/health/ready');
      return ready.bridge === 'connected' ? ready : undefined;
    });
    return world;
  }

  /** What the demo's kiosk shows to be one. */
  get kioskCredential(): string {
    return this.credentials.kiosk.credential;
  }

  /** Signs in by password and app; answers as whom the service is asked from then on. */
  async signIn(username: string): Promise<ApiClient> {
    return this.api.with({ authorization: `Bearer ${await this.sessionOf(username)}` });
  }

  /** A new session: its token. */
  async sessionOf(username: string): Promise<string> {
    const password = this.credentials.accounts.find((account) => account.username === username)?.password;
    if (password === undefined) throw new Error(`The demo has no account ${username}`);
    const first = await this.api.send('/api/staff/sessions', { username, password });
    const halfWay = this.api.with({ authorization: `Bearer ${sessionTokenIn(first.cookies)}` });
    const code = await this.nextCode(username);
    return sessionTokenIn((await halfWay.send('/api/staff/second-factor/code', { code })).cookies);
  }

  /** What a person's app shows. A code is accepted once: where it was used already, time goes on to the next. */
  private async nextCode(username: string): Promise<string> {
    const app = await this.app(username);
    if (!app.used) return app.code;
    await this.advanceTo(new Date(app.endsAt));
    return (await this.app(username)).code;
  }

  private async app(username: string): Promise<App> {
    const { authenticators } = await this.api.get<{ authenticators: App[] }>('/api/simulator/authenticators');
    const app = authenticators.find((each) => each.username === username);
    if (!app) throw new Error(`The demo has no authenticator app of ${username}`);
    return app;
  }

  async now(): Promise<Date> {
    return new Date((await this.api.get<{ now: string }>('/api/simulator/clock')).now);
  }

  async advanceTo(time: Date): Promise<void> {
    const milliseconds = time.getTime() - (await this.now()).getTime();
    if (milliseconds > 0) await this.api.post('/api/simulator/clock/advance', { milliseconds });
  }

  /** All messages of a phone once there are more than `known`. */
  async newMessages(phone: string, known: number): Promise<string[]> {
    return until(`message ${known + 1} to ${phone}`, async () => {
      const { messages } = await this.api.get<{ messages: Message[] }>(
        `/api/simulator/phones/${phone}/messages`,
      );
      return messages.length > known ? messages.map(({ text }) => text) : undefined;
    });
  }

  /** Has a tray opened and somebody do an errand there; answers the settled operation. */
  async atTheTray(
    asker: ApiClient,
    operationsPath: string,
    errand: Errand,
    open: () => Promise<DoorOperation>,
  ): Promise<DoorOperation> {
    const operation = await open();
    const script = { ...errand, tray: operation.trayLabel, afterMs: thinkingTimeMs, patienceMs };
    const person = await this.simulator.sendPerson(script);
    const settled = await this.settled(asker, operationsPath, operation.id);
    await this.simulator.finished(person.id);
    return settled;
  }

  async settled(asker: ApiClient, operationsPath: string, id: string): Promise<DoorOperation> {
    return until('the door operation to be settled', async () => {
      const operation = await asker.get<DoorOperation>(`${operationsPath}/${id}`);
      if (asksForAWord(operation)) {
        await asker.post(`${operationsPath}/${id}/confirmation`, { confirmation: 'done' });
      }
      return operation.settlement === null ? undefined : operation;
    });
  }
}

/** A mobile number that no earlier tour is likely to have used. */
export function newPhone(): string {
  return `0912${String(randomInt(1_000_000)).padStart(6, '0')}`;
}

import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { type TrayFaults, type TrayFaultsPatch, trayFaultsSchema } from '../cabinet/tray-faults.js';
import {
  type BankFaults,
  type BankFaultsPatch,
  type BusFaults,
  type BusFaultsPatch,
  bankFaultsSchema,
  busFaultsSchema,
} from '../faults/line-faults.js';
import {
  type CabinetFaults,
  type CabinetFaultsPatch,
  type InputFaults,
  type InputFaultsPatch,
  cabinetFaultsSchema,
  inputFaultsSchema,
} from '../contacts/contact-faults.js';
import { type Contacts, type ContactsPatch, contactsSchema } from '../contacts/contacts.js';
import { type PersonScriptInput, type PersonState, personStateSchema } from '../people/script.js';
import { type CabinetPower, cabinetPowerSchema } from '../power/cabinet-power.js';
import { type RecordEntry, type RecordPage, recordPageSchema } from '../record/entries.js';
import { SimulatorRefusal, refusalCodes } from '../refusal.js';
import { type SimulatorState, type TrayView, simulatorStateSchema, trayViewSchema } from '../state.js';
import { readEvents } from './read-events.js';
import { problemSchema } from './problem.js';

const usualTimeoutMs = 10_000;
/** The longest anybody stays: ten minutes of patience, ten minutes at the tray, and some grace. */
const longestVisitMs = 21 * 60_000;

/** The simulator did not understand a request, or did not answer it as agreed. */
export class SimulatorRequestError extends Error {
  override readonly name = 'SimulatorRequestError';

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export interface EventSubscription {
  /** Resolves when the stream has ended, whoever ended it. */
  readonly ended: Promise<void>;
  close(): void;
}

/**
 * Steers a simulator in another process through its control socket. Methods reject with SimulatorRefusal for what cannot
 * happen in the simulated world, SimulatorRequestError for a wrong request, and Error when nobody answers.
 */
export class SimulatorClient {
  /**
   * @param socketPath see `controlSocketPath`
   * @param timeoutMs how long the simulator may take for an answer, in milliseconds
   */
  constructor(
    private readonly socketPath: string,
    private readonly timeoutMs = usualTimeoutMs,
  ) {}

  async state(): Promise<SimulatorState> {
    return this.ask('GET', '/state', simulatorStateSchema);
  }

  /** Everything recorded from sequence number `since` on. */
  async record(since = 1): Promise<RecordPage> {
    const whole = await this.ask('GET', `/record?since=${since}`, recordPageSchema);
    for (;;) {
      const next = (whole.entries.at(-1)?.sequence ?? whole.nextSequence) + 1;
      if (next >= whole.nextSequence) return whole;
      const page = await this.ask('GET', `/record?since=${next}`, recordPageSchema);
      const wanted = page.entries.filter(({ sequence }) => sequence < whole.nextSequence);
      if (page.recordId !== whole.recordId || wanted[0]?.sequence !== next) {
        throw new Error(
          'The record changed while it was read: the simulator was restarted, or overwrote what was not read yet',
        );
      }
      whole.entries.push(...wanted);
    }
  }

  async tray(label: string): Promise<TrayView> {
    return this.ask('GET', `/trays/${encodeURIComponent(label)}`, trayViewSchema);
  }

  async pull(label: string): Promise<TrayView> {
    return this.act(label, 'pull');
  }

  async close(label: string): Promise<TrayView> {
    return this.act(label, 'close');
  }

  async hold(label: string): Promise<TrayView> {
    return this.act(label, 'hold');
  }

  async release(label: string): Promise<TrayView> {
    return this.act(label, 'release');
  }

  async forceOpen(label: string): Promise<TrayView> {
    return this.act(label, 'force-open');
  }

  async put(label: string, paper: string): Promise<TrayView> {
    return this.act(label, 'put', { paper });
  }

  /** Takes one paper, or all when none is named. */
  async take(label: string, paper?: string): Promise<TrayView> {
    return this.act(label, 'take', paper === undefined ? {} : { paper });
  }

  async setTrayFaults(label: string, patch: TrayFaultsPatch): Promise<TrayFaults> {
    return this.ask('POST', `/trays/${encodeURIComponent(label)}/faults`, trayFaultsSchema, patch);
  }

  async setBankFaults(id: string, patch: BankFaultsPatch): Promise<BankFaults> {
    return this.ask('POST', `/banks/${encodeURIComponent(id)}/faults`, bankFaultsSchema, patch);
  }

  async setBusFaults(id: string, patch: BusFaultsPatch): Promise<BusFaults> {
    return this.ask('POST', `/buses/${encodeURIComponent(id)}/faults`, busFaultsSchema, patch);
  }

  /** Lets the mains supply of a cabinet fail, or brings it back. */
  async setMains(cabinet: string, on: boolean): Promise<{ id: string; power: CabinetPower }> {
    const answer = z.strictObject({ id: z.string(), power: cabinetPowerSchema });
    return this.ask('POST', `/cabinets/${encodeURIComponent(cabinet)}/mains`, answer, { on });
  }

  /** Opens or closes the housing of a cabinet; lets somebody step before it, or leave. */
  async setContacts(cabinet: string, patch: ContactsPatch): Promise<Contacts> {
    return this.ask('POST', `/cabinets/${encodeURIComponent(cabinet)}/contacts`, contactsSchema, patch);
  }

  /** Breaks or mends the contacts of a cabinet. */
  async setCabinetFaults(cabinet: string, patch: CabinetFaultsPatch): Promise<CabinetFaults> {
    return this.ask('POST', `/cabinets/${encodeURIComponent(cabinet)}/faults`, cabinetFaultsSchema, patch);
  }

  /** Breaks or mends the inputs of the site. */
  async setInputFaults(patch: InputFaultsPatch): Promise<InputFaults> {
    return this.ask('POST', '/inputs/faults', inputFaultsSchema, patch);
  }

  async resetFaults(): Promise<void> {
    await this.ask('POST', '/reset-faults', z.strictObject({}), {});
  }

  /** Sends somebody to a tray; see `finished` for what came of it. */
  async sendPerson(script: PersonScriptInput): Promise<PersonState> {
    return this.ask('POST', '/people', personStateSchema, script);
  }

  async person(id: number): Promise<PersonState> {
    return this.ask('GET', `/people/${id}`, personStateSchema);
  }

  /** Resolves when the person has left. */
  async finished(id: number): Promise<PersonState> {
    return this.ask('GET', `/people/${id}?finished=true`, personStateSchema, undefined, longestVisitMs);
  }

  /**
   * Listens to the record.
   *
   * @param since begins with this entry; without it, with the next that happens
   */
  async events(listener: (entry: RecordEntry) => void, since?: number): Promise<EventSubscription> {
    const path = since === undefined ? '/events' : `/events?since=${since}`;
    const late = new AbortController();
    const timer = setTimeout(() => {
      late.abort();
    }, this.timeoutMs);
    const { outgoing, response } = await this.send('GET', path, undefined, late.signal).finally(() => {
      clearTimeout(timer);
    });
    if (response.statusCode !== 200) throw await failure(response);
    return {
      ended: readEvents(response, listener),
      close: () => {
        outgoing.destroy();
      },
    };
  }

  private async act(label: string, action: string, body: object = {}): Promise<TrayView> {
    return this.ask('POST', `/trays/${encodeURIComponent(label)}/${action}`, trayViewSchema, body);
  }

  private async ask<Schema extends z.ZodType>(
    method: 'GET' | 'POST',
    path: string,
    schema: Schema,
    body?: object,
    timeoutMs = this.timeoutMs,
  ): Promise<z.output<Schema>> {
    const signal = AbortSignal.timeout(timeoutMs);
    const { response } = await this.send(method, path, body, signal);
    if (response.statusCode !== 200) throw await failure(response);
    return schema.parse(JSON.parse(await text(response)));
  }

  private async send(
    method: 'GET' | 'POST',
    path: string,
    body?: object,
    signal?: AbortSignal,
  ): Promise<{ outgoing: ClientRequest; response: IncomingMessage }> {
    const outgoing = request({
      socketPath: this.socketPath,
      method,
      path,
      // One connection a request: nothing stays open behind the caller's back.
      agent: false,
      headers: { 'content-type': 'application/json' },
      ...(signal ? { signal } : {}),
    });
    outgoing.end(body === undefined ? undefined : JSON.stringify(body));
    const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
    return { outgoing, response };
  }
}

async function failure(response: IncomingMessage): Promise<Error> {
  const status = response.statusCode ?? 0;
  const parsed = problemSchema.safeParse(JSON.parse(await text(response)));
  if (!parsed.success) return new SimulatorRequestError(status, 'unreadable_answer', `status ${status}`);
  const { code, message } = parsed.data.error;
  const refusal = refusalCodes.find((each) => each === code);
  return refusal ? new SimulatorRefusal(refusal, message) : new SimulatorRequestError(status, code, message);
}

import type { DoorOperationView } from '../../src/hardware/index.js';
import { secondMs } from '../../src/kernel/index.js';
import type { PlatformOptions } from '../../src/platform/index.js';
import { bodyOf, type Caller } from './caller.js';
import { enterAsCitizen, provisionKiosk, type CitizenCaller, type KioskCaller } from './citizens.js';
import {
  answered,
  birthRegistration,
  command,
  newOfficialCode,
  openAndUse,
  settlementOf,
} from './dossiers.js';
import { ScriptedBridge } from './scripted-bridge.js';
import { hasJustProved, signInAs, type StaffCaller } from './staff.js';
import { startTestService, type TestService } from './test-service.js';

type Person = Parameters<ScriptedBridge['use']>[1];
type Settled = DoorOperationView & { readonly settlement: string };

type People = Readonly<Record<'officer' | 'desk' | 'department', StaffCaller>>;

async function signIn(service: TestService): Promise<People> {
  const [officer, desk, department] = await Promise.all([
    signInAs(service, 'officer'),
    signInAs(service, 'desk'),
    signInAs(service, 'department'),
  ]);
  return { officer, desk, department };
}

/** A running site with a kiosk, its people, and a cabinet whose doors the test moves. */
export class DossierWorld {
  private lastPhone = 0;

  private constructor(
    readonly service: TestService,
    readonly bridge: ScriptedBridge,
    readonly kiosk: KioskCaller,
    private people: People,
  ) {}

  static async start(
    overrides: Partial<PlatformOptions> = {},
    variables: Readonly<Record<string, string>> = {},
  ): Promise<DossierWorld> {
    const service = await startTestService(overrides, variables);
    const [bridge, kiosk, people] = await Promise.all([
      ScriptedBridge.startFor(service),
      provisionKiosk(service),
      signIn(service),
    ]);
    return new DossierWorld(service, bridge, kiosk, people);
  }

  get officer(): StaffCaller {
    return this.people.officer;
  }

  get desk(): StaffCaller {
    return this.people.desk;
  }

  get department(): StaffCaller {
    return this.people.department;
  }

  /** Sessions of staff end after an hour; whoever moves the clock signs everybody in again. */
  async signInAgain(): Promise<void> {
    this.people = await signIn(this.service);
  }

  async stop(): Promise<void> {
    await this.service.stop();
    await this.bridge.stop();
  }

  /** A phone that nobody has used yet, as it is typed. */
  newPhone(): string {
    this.lastPhone += 1;
    return `0912${String(this.lastPhone).padStart(6, '0')}`;
  }

  depositor(phone = this.newPhone()): Promise<CitizenCaller> {
    return enterAsCitizen(this.service, this.kiosk, phone, 'deposit');
  }

  fetcher(phone: string): Promise<CitizenCaller> {
    return enterAsCitizen(this.service, this.kiosk, phone, 'pickup');
  }

  /** Reserves a tray; the id of the dossier. */
  async reserve(citizen: CitizenCaller, wish: object = {}): Promise<string> {
    const body = { procedureCode: birthRegistration, ...wish };
    return bodyOf<{ id: string }>(await citizen.post('/api/kiosk/deposits', body)).id;
  }

  /** Opens a tray as a citizen and uses it. */
  atKiosk(
    citizen: CitizenCaller,
    what: 'deposits' | 'pickups',
    id: string,
    person: Person,
  ): Promise<Settled> {
    return openAndUse(this.service, this.bridge, citizen.post(`/api/kiosk/${what}/${id}/opening`), person);
  }

  /** Opens a tray as the officer and uses it. */
  async asOfficer(id: string, opening: object, person: Person): Promise<Settled> {
    await hasJustProved(this.service, this.officer);
    const request = this.officer.post(`/api/staff/dossiers/${id}/opening`, opening);
    return openAndUse(this.service, this.bridge, request, person);
  }

  /** Opens a tray, says what is seen in it, and closes it; the settlement. */
  async inspect(label: string, seen: 'papers' | 'nothing', inspector = this.officer): Promise<string> {
    this.service.clock.advance(secondMs);
    await hasJustProved(this.service, inspector);
    const answer = await inspector.post(`/api/staff/trays/${label}/inspection`, { reason: 'other' });
    const { id } = bodyOf<DoorOperationView>(answer);
    await answered(this.service, id);
    const confirmation = seen === 'papers' ? 'done' : 'not_done';
    bodyOf(await inspector.post(`/api/staff/door-operations/${id}/confirmation`, { confirmation }));
    await this.bridge.use(label, 'does nothing');
    return settlementOf(this.service, id);
  }

  /** Opens a tray and contradicts the sensor: nobody can say what became of the papers. */
  async leaveUnverified(opener: Caller, path: string, body: object, person: Person): Promise<string> {
    this.service.clock.advance(secondMs);
    const { id, trayLabel } = bodyOf<DoorOperationView>(await opener.post(path, body));
    await answered(this.service, id);
    const side = path.startsWith('/api/kiosk') ? 'kiosk' : 'staff';
    const confirmation = person === 'does nothing' ? 'done' : 'not_done';
    bodyOf(await opener.post(`/api/${side}/door-operations/${id}/confirmation`, { confirmation }));
    await this.bridge.use(trayLabel, person);
    return settlementOf(this.service, id);
  }

  /** A whole deposit; the id of the dossier. */
  async deposit(phone = this.newPhone()): Promise<string> {
    const citizen = await this.depositor(phone);
    const id = await this.reserve(citizen);
    await this.atKiosk(citizen, 'deposits', id, 'puts in');
    return id;
  }

  async collect(id: string): Promise<void> {
    await this.asOfficer(id, { purpose: 'collect' }, 'takes out');
  }

  /** Accepts what was collected, under a new official code. */
  accept(id: string): Promise<unknown> {
    return this.command(id, 'accept', { officialCode: newOfficialCode() });
  }

  /** A result in the officer's hands, registered for a phone. */
  async resultInHand(phone: string): Promise<string> {
    const answer = await this.officer.post('/api/staff/dossiers', {
      origin: 'counter',
      procedureCode: birthRegistration,
      officialCode: newOfficialCode(),
      phone,
      inHand: true,
    });
    return bodyOf<{ id: string }>(answer).id;
  }

  /** A result that lies in a tray for a phone. */
  async loadedResult(phone: string): Promise<string> {
    const id = await this.resultInHand(phone);
    await this.asOfficer(id, { purpose: 'load' }, 'puts in');
    return id;
  }

  command(id: string, name: string, body?: object): Promise<unknown> {
    return command(this.officer, id, name, body);
  }
}

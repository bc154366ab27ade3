import { randomInt } from 'node:crypto';
import { Citizen } from './citizen.js';
import { Staff, type Dossier, type Run, type RunItem, type RunListName } from './staff.js';
import type { World } from './world.js';

const birthRegistration = '1.001193';
const certifiedCopy = '2.000815';
/** Issued by the police as an agency. */
const identityCard = '1.912003';
const dayMs = 86_400_000;

/** A code of the one-stop system that no earlier tour is likely to have used. */
function newOfficialCode(at: Date): string {
  const day = at.toISOString().slice(2, 10).replaceAll('-', '');
  return `000.00.00.H05-${day}-${String(randomInt(10_000)).padStart(4, '0')}`;
}

/** One site over a few days, from the first envelope to the last hand-over. */
export class Story {
  private officer!: Staff;
  private readonly dossiers = new Map<string, string>();

  constructor(private readonly world: World) {}

  async play(): Promise<void> {
    const { tell } = this.world;
    this.officer = await Staff.signIn(this.world, 'officer');

    tell.chapter('The evening: two envelopes, and a lock that jams');
    const an = new Citizen(this.world, 'An');
    const binh = new Citizen(this.world, 'Bình');
    const fromAn = await an.deposit(birthRegistration);
    const fromBinh = await this.depositAtJammedLock(binh);
    this.dossiers.set('An', fromAn.id).set('Bình', fromBinh);

    tell.chapter('The next run: collected, one accepted, one refused for supplements');
    await this.toNextRun();
    const collected = await this.officer.openRun();
    await this.collect(collected, fromAn.id);
    await this.collect(collected, fromBinh);
    const accepted = await this.officer.command(fromAn.id, 'accept', {
      officialCode: newOfficialCode(await this.world.now()),
    });
    tell.expect('An’s dossier', accepted.state, 'routed');
    tell.step(
      `An’s papers are accepted as ${accepted.officialCode ?? '?'} and go to ${this.departmentOf(accepted)}.`,
    );
    await this.refuse(binh, fromBinh);
    await this.printPapers(collected, this.departmentOf(accepted));
    await this.officer.closeRun(collected);
    tell.step('The run is closed.');

    tell.chapter('The department and the police give results back');
    await this.process(fromAn.id);
    const cuong = new Citizen(this.world, 'Cường');
    const fromPolice = await this.registerIdentityCard(cuong);
    this.dossiers.set('Cường', fromPolice.id);

    tell.chapter('The run after: results go into trays');
    await this.toNextRun();
    await this.officer.command(fromAn.id, 'take-from-department');
    await this.officer.command(fromPolice.id, 'take-from-department');
    const loading = await this.officer.openRun();
    await this.load(loading, fromAn.id, 'An’s result');
    await this.load(loading, fromPolice.id, 'Cường’s identity card');
    await an.expectMessage('Ket qua ho so');
    await cuong.expectMessage('Ket qua ho so');
    await this.officer.closeRun(loading);

    tell.chapter('An fetches the result');
    await this.fetch(an, fromAn.id);

    tell.chapter('Cường forgets: two reminders, then the desk');
    await this.forget(cuong, fromPolice.id);

    tell.chapter('Where every sheet of paper has been');
    for (const [name, id] of this.dossiers) await this.tellHistory(name, id);
  }

  private async depositAtJammedLock(citizen: Citizen): Promise<string> {
    const { tell, simulator } = this.world;
    const session = await citizen.identify('deposit');
    const deposit = await citizen.reserve(session, certifiedCopy);
    const jammed = deposit.trayLabel;
    await simulator.setTrayFaults(jammed, { jammed: true });
    const failed = await citizen.putIn(session, deposit);
    tell.expect('the jammed tray', [failed.outcome, failed.settlement], ['not_opened', 'not_moved']);
    tell.step(`Tray ${jammed} does not open. The kiosk offers another one.`);
    const succeeded = await citizen.putIn(session, deposit);
    tell.expect('the other tray', [succeeded.outcome, succeeded.settlement], ['opened', 'moved']);
    tell.expect('the other tray is another one', succeeded.trayLabel === jammed, false);
    await simulator.setTrayFaults(jammed, { jammed: false });
    const done = await citizen.finishDeposit(session, deposit);
    return done.id;
  }

  private async toNextRun(): Promise<void> {
    const { nextRunAt } = await this.world.kiosk.get<{ nextRunAt: string }>('/api/kiosk/overview');
    await this.world.advanceTo(new Date(nextRunAt));
    this.world.tell.step(`It is ${nextRunAt}, time for a run.`);
    // Sessions of staff do not outlive a night.
    this.officer = await Staff.signIn(this.world, 'officer');
  }

  private itemOf(run: Run, list: RunListName, dossierId: string): RunItem {
    const item = run.lists[list].find(({ dossier }) => dossier?.id === dossierId);
    if (!item) throw new Error(`The ${list} list lacks dossier ${dossierId}`);
    return item;
  }

  private async collect(run: Run, id: string): Promise<void> {
    const operation = await this.officer.workOff(run, this.itemOf(run, 'collect', id), { does: 'take' });
    const dossier = await this.officer.dossier(id);
    this.world.tell.expect(
      'the collected dossier',
      [dossier.state, dossier.custody],
      ['collected', 'officer'],
    );
    this.world.tell.step(
      `The officer has emptied tray ${operation.trayLabel}: ${dossier.depositNumber ?? '?'}.`,
    );
  }

  private async refuse(citizen: Citizen, id: string): Promise<void> {
    const missingPapers = ['Giấy chứng sinh (bản chính)'];
    const refused = await this.officer.command(id, 'request-supplement', { missingPapers });
    this.world.tell.expect(`${citizen.name}’s dossier`, refused.state, 'supplement_needed');
    await citizen.expectMessage('Giay chung sinh');
    await this.officer.command(id, 'send-to-desk');
    await this.handOverAtDesk(id, citizen.name);
  }

  private async handOverAtDesk(id: string, name: string): Promise<void> {
    const desk = await Staff.signIn(this.world, 'desk');
    await desk.command(id, 'receive-at-desk');
    const dossier = await desk.command(id, 'hand-over', { identityCheck: 'citizen_id_card' });
    this.world.tell.expect(
      'the dossier at the desk',
      [dossier.state, dossier.custody],
      ['handed_over', 'citizen'],
    );
    this.world.tell.step(`The desk has handed the papers to ${name}.`);
  }

  private departmentOf(dossier: Dossier): string {
    return dossier.department?.code ?? 'no department';
  }

  private async printPapers(run: Run, department: string): Promise<void> {
    for (const path of ['manifest', `hand-over-sheets/${department}`]) {
      const paper = await this.officer.paper(`/api/staff/runs/${run.id}/${path}`);
      this.world.tell.expect(`${path} is a PDF`, paper.subarray(0, 5).toString(), '%PDF-');
    }
    this.world.tell.step('Manifest and hand-over sheet are printed.');
  }

  private async process(id: string): Promise<void> {
    const department = await Staff.signIn(this.world, 'department');
    await department.command(id, 'receive-in-department');
    const dossier = await department.command(id, 'finish');
    this.world.tell.expect('the result', [dossier.state, dossier.custody], ['result_ready', 'department']);
    this.world.tell.step('The department has issued the birth certificate.');
  }

  private async registerIdentityCard(citizen: Citizen): Promise<Dossier> {
    const agency = await Staff.signIn(this.world, 'agency');
    const dossier = await agency.register({
      origin: 'agency',
      procedureCode: identityCard,
      officialCode: newOfficialCode(await this.world.now()),
      phone: citizen.phone,
      holderName: citizen.name,
    });
    this.world.tell.expect('the identity card', [dossier.state, dossier.custody], ['result_ready', 'agency']);
    this.world.tell.step(`The police have issued an identity card for ${citizen.name}.`);
    return dossier;
  }

  private async load(run: Run, id: string, what: string): Promise<void> {
    const errand = { does: 'put', paper: `${what} ${id.slice(0, 8)}` } as const;
    const operation = await this.officer.workOff(run, this.itemOf(run, 'load', id), errand);
    const dossier = await this.officer.dossier(id);
    this.world.tell.expect(what, [dossier.state, dossier.trayLabel], ['loaded', operation.trayLabel]);
    this.world.tell.step(`${what} lies in tray ${operation.trayLabel}.`);
  }

  private async fetch(citizen: Citizen, id: string): Promise<void> {
    const session = await citizen.identify('pickup');
    const waiting = await citizen.waiting(session);
    this.world.tell.expect(
      `what waits for ${citizen.name}`,
      waiting.map((pickup) => pickup.id),
      [id],
    );
    for (const pickup of waiting) {
      const operation = await citizen.fetch(session, pickup);
      this.world.tell.expect('the pickup', operation.settlement, 'moved');
    }
    const dossier = await this.officer.dossier(id);
    this.world.tell.expect('the result', [dossier.state, dossier.custody], ['picked_up', 'citizen']);
    this.world.tell.step(`${citizen.name} has the result.`);
  }

  private async forget(citizen: Citizen, id: string): Promise<void> {
    const { tell } = this.world;
    const loadedAt = (await this.world.now()).getTime();
    for (const day of [1, 2]) {
      await this.world.advanceTo(new Date(loadedAt + day * dayMs + dayMs / 12));
      await citizen.expectMessage('Nhac');
    }
    await this.world.advanceTo(new Date(loadedAt + 3 * dayMs + dayMs / 12));
    this.officer = await Staff.signIn(this.world, 'officer');
    tell.expect('the forgotten result', (await this.officer.dossier(id)).state, 'overdue');
    await this.toNextRun();
    const run = await this.officer.openRun();
    const operation = await this.officer.workOff(run, this.itemOf(run, 'return', id), { does: 'take' });
    const dossier = await this.officer.dossier(id);
    tell.expect('the forgotten result', [dossier.state, dossier.custody], ['returned_to_desk', 'officer']);
    tell.step(`Nobody came for it: the officer has taken it out of tray ${operation.trayLabel}.`);
    await citizen.expectMessage('da chuyen ve');
    await this.officer.closeRun(run);
    await this.handOverAtDesk(id, citizen.name);
  }

  private async tellHistory(name: string, id: string): Promise<void> {
    const { tell } = this.world;
    const dossier = await this.officer.dossier(id);
    tell.step(`${name}: ${dossier.depositNumber ?? dossier.officialCode ?? id}`);
    for (const entry of await this.officer.history(id)) {
      const place = [entry.custody, entry.trayLabel, entry.departmentCode].filter(Boolean).join(' ');
      const who = entry.actor.displayName ?? entry.actor.type;
      tell.step(
        `    ${entry.at}  ${entry.event.padEnd(34)} ${entry.state.padEnd(18)} ${place.padEnd(22)} ${who}`,
      );
    }
    tell.expect(`${name}’s papers in the end`, dossier.custody, 'citizen');
  }
}

import type { ApiClient } from './api-client.js';
import { newPhone, type DoorOperation, type World } from './world.js';

export interface Deposit {
  readonly id: string;
  readonly depositNumber: string;
  readonly state: string;
  readonly trayLabel: string;
}

export interface Pickup {
  readonly id: string;
  readonly trayLabel: string;
}

const operationsPath = '/api/kiosk/door-operations';

/** Somebody with a phone before the kiosk. */
export class Citizen {
  readonly phone = newPhone();
  private read = 0;

  constructor(
    private readonly world: World,
    readonly name: string,
  ) {}

  /** Waits for the next message, prints it, and answers its text. */
  async nextMessage(): Promise<string> {
    const messages = await this.world.newMessages(this.phone, this.read);
    const text = messages[this.read] ?? '';
    this.read += 1;
    this.world.tell.sms(this.phone, text);
    return text;
  }

  /** How many messages have come that were not read yet. */
  async expectMessage(words: string): Promise<void> {
    const text = await this.nextMessage();
    this.world.tell.expect(`the message to ${this.name} says "${words}"`, text.includes(words), true);
  }

  /** Proves the phone by the code and begins a session. */
  async identify(purpose: 'deposit' | 'pickup'): Promise<ApiClient> {
    const { codeId } = await this.world.kiosk.post<{ codeId: string }>('/api/kiosk/codes', {
      phone: this.phone,
      purpose,
    });
    const code = /\b\d{6}\b/.exec(await this.nextMessage())?.[0] ?? '';
    const { sessionToken } = await this.world.kiosk.post<{ sessionToken: string }>('/api/kiosk/sessions', {
      codeId,
      code,
    });
    this.world.tell.step(`${this.name} has entered the code.`);
    return this.world.kiosk.with({ 'x-citizen-session': sessionToken });
  }

  async reserve(session: ApiClient, procedureCode: string): Promise<Deposit> {
    const deposit = await session.post<Deposit>('/api/kiosk/deposits', {
      procedureCode,
      holderName: this.name,
    });
    this.world.tell.step(
      `Tray ${deposit.trayLabel} is reserved for ${this.name}, deposit ${deposit.depositNumber}.`,
    );
    return deposit;
  }

  /** Has the reserved tray opened, puts the envelope in and closes the door. */
  async putIn(session: ApiClient, deposit: Deposit): Promise<DoorOperation> {
    const paper = `Envelope of ${this.name} ${deposit.depositNumber}`;
    return this.world.atTheTray(session, operationsPath, { does: 'put', paper }, () =>
      session.post(`/api/kiosk/deposits/${deposit.id}/opening`),
    );
  }

  async deposit(procedureCode: string): Promise<Deposit> {
    const session = await this.identify('deposit');
    const deposit = await this.reserve(session, procedureCode);
    const operation = await this.putIn(session, deposit);
    this.world.tell.expect(`${this.name}'s envelope`, operation.settlement, 'moved');
    return this.finishDeposit(session, deposit);
  }

  async finishDeposit(session: ApiClient, { id }: Deposit): Promise<Deposit> {
    const deposit = await session.get<Deposit>(`/api/kiosk/deposits/${id}`);
    this.world.tell.expect(`${this.name}'s deposit`, deposit.state, 'deposited');
    const slip = await session.getBytes(`/api/kiosk/deposits/${id}/slip`);
    this.world.tell.expect('the deposit slip is a PDF', slip.subarray(0, 5).toString(), '%PDF-');
    this.world.tell.step(
      `${this.name} has closed tray ${deposit.trayLabel} and has the slip ${deposit.depositNumber}.`,
    );
    await this.expectMessage(deposit.depositNumber);
    await session.delete('/api/kiosk/sessions/current');
    return deposit;
  }

  async waiting(session: ApiClient): Promise<Pickup[]> {
    return (await session.get<{ pickups: Pickup[] }>('/api/kiosk/pickups')).pickups;
  }

  async fetch(session: ApiClient, pickup: Pickup): Promise<DoorOperation> {
    return this.world.atTheTray(session, operationsPath, { does: 'take' }, () =>
      session.post(`/api/kiosk/pickups/${pickup.id}/opening`),
    );
  }
}

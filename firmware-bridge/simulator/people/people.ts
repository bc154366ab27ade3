import { type Cabinets } from '../cabinet/cabinets.js';
import { type RecordEntry } from '../record/entries.js';
import { type WorldRecord } from '../record/world-record.js';
import { SimulatorRefusal } from '../refusal.js';
import { type Timers } from '../timers.js';
import { Person } from './person.js';
import { type PersonScriptInput, type PersonState, personScriptSchema } from './script.js';

/** As many people as could queue in front of the cabinets; more is a runaway script. */
const mostPeoplePresent = 200;
/** People who have left are remembered this many at a time. */
const mostPeopleRemembered = 1000;

/**
 * Everybody who stands in front of the cabinets. At each tray people queue: an opened door is for the first one waiting,
 * the next one acts when he has gone and the door stands open, now or another time.
 */
export class People {
  private readonly all = new Map<number, Person>();
  private readonly stopListening: () => void;
  private lastId = 0;

  constructor(
    private readonly cabinets: Cabinets,
    private readonly record: WorldRecord,
    private readonly timers: Timers,
  ) {
    this.stopListening = record.onAppend((entry) => {
      this.notice(entry);
    });
  }

  /**
   * Sends somebody to a tray; he acts once its door stands open.
   *
   * @throws ZodError for a script that makes no sense; SimulatorRefusal `unknown_tray`, `too_many_people`
   */
  send(scriptInput: PersonScriptInput): PersonState {
    const script = personScriptSchema.parse(scriptInput);
    this.cabinets.get(script.tray);
    if (this.present().length >= mostPeoplePresent) {
      throw new SimulatorRefusal('too_many_people', `${mostPeoplePresent} people are already waiting`);
    }
    const person = new Person(++this.lastId, script, this.cabinets, this.timers, (state) => {
      const { id, ...rest } = state;
      this.record.append({ kind: 'person', person: id, ...rest });
      this.callNext(script.tray);
    });
    this.all.set(person.state.id, person);
    this.forgetOldest();
    person.arrive();
    return person.state;
  }

  list(): PersonState[] {
    return [...this.all.values()].map(({ state }) => state);
  }

  /** @throws SimulatorRefusal `unknown_person` */
  get(id: number): PersonState {
    return this.find(id).state;
  }

  /** Resolves when the person has left, which everybody does in the end. @throws SimulatorRefusal `unknown_person` */
  async finished(id: number): Promise<PersonState> {
    return this.find(id).finished;
  }

  stop(): void {
    this.stopListening();
    for (const person of this.present()) person.sendAway();
  }

  private find(id: number): Person {
    const person = this.all.get(id);
    if (!person) throw new SimulatorRefusal('unknown_person', `there is no person ${id}`);
    return person;
  }

  private present(): Person[] {
    return [...this.all.values()].filter((person) => !person.hasLeft);
  }

  private notice({ event }: RecordEntry): void {
    if (event.kind === 'door' && event.door === 'open') this.callNext(event.tray);
  }

  private callNext(tray: string): void {
    if (this.cabinets.get(tray).door !== 'open') return;
    const here = this.present().filter(({ state }) => state.tray === tray);
    if (here.some(({ state }) => state.stage === 'at_the_tray')) return;
    here[0]?.stepUp();
  }

  private forgetOldest(): void {
    for (const [id, person] of this.all) {
      if (this.all.size <= mostPeopleRemembered) return;
      if (person.hasLeft) this.all.delete(id);
    }
  }
}

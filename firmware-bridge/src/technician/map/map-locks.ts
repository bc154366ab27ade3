import type { BridgeSession } from '../../../client/index.js';
import type { OpenResult } from '../../../contract/index.js';
import { exitCodes, TechnicianFailure } from '../failure.js';
import { FollowedSensors } from '../followed-sensors.js';
import type { Prompter } from '../prompter.js';
import type { RecordedOpener } from '../recorded-opener.js';
import { openRested } from '../rested-opening.js';
import type { Surroundings } from '../surroundings.js';
import { waitForSensors } from '../wait-for-sensors.js';
import { describeResult } from '../words.js';
import { addTray, readAnswer, workingLabel, type Banks, type TrayAnswer } from './draft.js';
import type { LockPlace, MapPlan } from './plan.js';
import { describeStray } from './stray.js';

/** Whoever has mistyped that often needs a rest. */
const mostTries = 20;

export const stopWord = 'stop';

/** What a pulse did, by the switch of the lock's own door; `untried`: there was none, or nobody knows of it. */
type Shown = 'open' | 'unseen' | 'untried';

/** Locks that are opened one after the other by one bridge. */
export interface Stretch {
  readonly plan: MapPlan;
  readonly locks: readonly LockPlace[];
  /** Every lock whose door was shut before, in the order of their working labels; the locks to be opened are among them. */
  readonly watched: readonly LockPlace[];
  /** What became of the first lock before. */
  readonly first: Shown;
  /** Whether to end at a lock that was not seen to open, since it may be read at a wrong place. */
  readonly endsAtUnseen: boolean;
}

export interface MapParts {
  readonly session: BridgeSession;
  readonly opener: RecordedOpener;
  readonly prompter: Prompter;
  readonly surroundings: Surroundings;
  readonly shutWithinMs: number;
  /** Keeps the banks before the next lock is opened. */
  readonly save: (banks: Banks) => void;
  /** Hears of wires that are not as they should be. */
  readonly noteMistake: (sentence: string) => void;
}

/** How far the locks were mapped. */
export interface Mapped {
  readonly banks: Banks;
  /** It was pulsed and seen to stay shut; those after it are still to be opened. */
  readonly unseen: LockPlace | undefined;
}

/** The next line was meant for the next lock, and so on: none of them may fall to another one. */
function pipedAmiss({ name }: LockPlace, why: string): TechnicianFailure {
  return new TechnicianFailure(
    `${why}. The answers are piped in, and the next one would fall to a wrong lock: start again with those from ${name} on, or without it by --locks; what was mapped is kept`,
  );
}

/** The person's answer for the tray that stands open; undefined for none, `stop` to end. */
async function askLabel(
  place: LockPlace,
  banks: Banks,
  { prompter, surroundings }: MapParts,
): Promise<TrayAnswer | undefined | typeof stopWord> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const text = await prompter.ask(`Which label is on the tray of ${place.name}?`);
    if (text === '') return undefined;
    if (text === stopWord) return stopWord;
    const answer = readAnswer(text, banks);
    if (!('complaint' in answer)) return answer;
    if (!surroundings.answersAreTyped) throw pipedAmiss(place, answer.complaint);
    surroundings.errors.write(`${answer.complaint}.\n`);
  }
  throw new TechnicianFailure(`${mostTries} answers that are no label; start again, what was mapped is kept`);
}

/** Opens a lock; one that has to rest is waited for, and one whose command became too old before its turn is commanded anew. */
async function pulse(
  place: LockPlace,
  tray: string,
  sensors: FollowedSensors,
  { session, opener, surroundings }: MapParts,
): Promise<Shown> {
  const command = (): Promise<OpenResult | null> => opener.open(tray, place.target);
  const result = await openRested(place.name, command, { session, sensors, surroundings });
  surroundings.errors.write(`${describeResult(place.name, result)}\n`);
  if (result?.outcome === 'opened') return 'open';
  return result?.outcome === 'not_opened' && result.pulsed ? 'unseen' : 'untried';
}

/**
 * Opens the locks one after the other, asks for the label of each, and waits until it is shut. A lock that moves another switch
 * than its own gets no label. Each answer is saved before the next lock is opened.
 * @throws TechnicianFailure when a door is not shut in time, or the person goes away, or where an answer that is piped in would fall to another lock
 */
export async function mapLocks(stretch: Stretch, begun: Banks, parts: MapParts): Promise<Mapped> {
  const { plan, locks, watched, first, endsAtUnseen } = stretch;
  const { session, surroundings, shutWithinMs, save, noteMistake } = parts;
  const { errors, stop } = surroundings;
  const sensors = await FollowedSensors.of(session);
  const labels = new Map(watched.map((place, index) => [place, workingLabel(index)]));
  const doorOf = (place: LockPlace): string | undefined => sensors.trays.get(labels.get(place) ?? '')?.door;
  let banks = begun;
  for (const [index, place] of locks.entries()) {
    if (stop.aborted) break;
    const strays = (): LockPlace[] => watched.filter((other) => other !== place && doorOf(other) === 'open');
    let shown = index === 0 ? first : 'untried';
    if (shown === 'untried') {
      shown = await pulse(place, labels.get(place) ?? '', sensors, parts);
      if (shown === 'unseen' && endsAtUnseen) return { banks, unseen: place };
    }
    let answer: TrayAnswer | undefined | typeof stopWord;
    const isAsked = shown === 'open' && strays().length === 0;
    if (isAsked) answer = await askLabel(place, banks, parts);
    // The other one may be seen a look later.
    const others = shown === 'untried' ? [] : strays();
    if (others.length > 0) noteMistake(describeStray(place, others, shown === 'open'));
    if (!isAsked && !surroundings.answersAreTyped)
      throw pipedAmiss(place, `${place.name} was not seen to open, or not alone`);
    if (answer === stopWord) {
      errors.write('Shut it before you go.\n');
      break;
    }
    if (answer && others.length === 0) {
      banks = addTray(plan, banks, place, answer);
      save(banks);
    }
    const stillOpen = (): LockPlace | undefined =>
      [place, ...others].find((moved) => doorOf(moved) !== 'closed');
    if (stillOpen()) errors.write('Shut it, please.\n');
    const wait = await waitForSensors({ session, sensors }, () => !stillOpen(), shutWithinMs, surroundings);
    if (wait === 'late' || wait === 'lost') {
      const why =
        wait === 'late' ? 'was not seen shut in time' : 'cannot be seen any more: the bridge has gone';
      throw new TechnicianFailure(
        `${(stillOpen() ?? place).name} ${why}; start again, what was mapped is kept`,
        exitCodes.failure,
      );
    }
  }
  return { banks, unseen: undefined };
}

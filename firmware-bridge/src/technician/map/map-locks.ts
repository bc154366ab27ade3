import type { WireBusHardware } from '../../../contract/index.js';
import type { BridgeSession } from '../../../client/index.js';
import { exitCodes, TechnicianFailure } from '../failure.js';
import { FollowedSensors } from '../followed-sensors.js';
import type { Prompter } from '../prompter.js';
import type { RecordedOpener } from '../recorded-opener.js';
import type { Surroundings } from '../surroundings.js';
import { waitForSensors } from '../wait-for-sensors.js';
import { describeResult } from '../words.js';
import { nameOf } from './doors.js';
import {
  addTray,
  readAnswer,
  workingLabel,
  type BankPlan,
  type Banks,
  type LockPlace,
  type TrayAnswer,
} from './draft.js';

/** Whoever has mistyped that often needs a rest. */
const mostTries = 20;

export const stopWord = 'stop';

export interface MapParts {
  readonly plan: BankPlan;
  /** The door of the first lock stands open already. */
  readonly standsOpen: boolean;
  readonly bus: WireBusHardware;
  readonly session: BridgeSession;
  readonly opener: RecordedOpener;
  readonly prompter: Prompter;
  readonly surroundings: Surroundings;
  readonly shutWithinMs: number;
  /** Keeps the banks before the next lock is opened. */
  readonly save: (banks: Banks) => void;
}

/** How far the locks were mapped. */
export interface Mapped {
  readonly banks: Banks;
  /** It was pulsed and seen to stay shut; those after it are still to be opened. */
  readonly unseen: LockPlace | undefined;
}

/** The person's answer for the tray that stands open; undefined for none, `stop` to end. */
async function askLabel(
  place: LockPlace,
  banks: Banks,
  { prompter, surroundings }: MapParts,
): Promise<TrayAnswer | undefined | typeof stopWord> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const text = await prompter.ask(`Which label is on the tray of ${nameOf(place)}?`);
    if (text === '') return undefined;
    if (text === stopWord) return stopWord;
    const answer = readAnswer(text, banks);
    if (!('complaint' in answer)) return answer;
    surroundings.errors.write(`${answer.complaint}.\n`);
  }
  throw new TechnicianFailure(`${mostTries} answers that are no label; start again, what was mapped is kept`);
}

/**
 * Opens the locks one after the other, asks for the label of each, and waits until it is shut. Ends at one that is not seen to
 * open, which may be read at a wrong place. Each answer is saved before the next lock is opened.
 * @param locks in the order of their working labels
 * @throws TechnicianFailure when a door is not shut in time, or the person goes away
 */
export async function mapLocks(locks: readonly LockPlace[], begun: Banks, parts: MapParts): Promise<Mapped> {
  const { plan, bus, session, standsOpen, opener, surroundings, shutWithinMs, save } = parts;
  const { errors, stop } = surroundings;
  const sensors = await FollowedSensors.of(session);
  let banks = begun;
  for (const [index, place] of locks.entries()) {
    if (stop.aborted) break;
    const tray = workingLabel(index);
    let isOpen = standsOpen && index === 0;
    if (!isOpen) {
      const result = await opener.open(tray, { kind: 'lock', bus: bus.id, ...place });
      errors.write(`${describeResult(nameOf(place), result)}\n`);
      if (result?.outcome === 'not_opened' && result.pulsed) return { banks, unseen: place };
      isOpen = result?.outcome === 'opened';
    }
    const isShut = (): boolean => sensors.trays.get(tray)?.door === 'closed';
    if (isOpen) {
      const answer = await askLabel(place, banks, parts);
      if (answer === stopWord) {
        errors.write('Shut it before you go.\n');
        break;
      }
      if (answer) {
        banks = addTray(plan, banks, place, answer);
        save(banks);
      }
    }
    if (!isShut()) errors.write('Shut it, please.\n');
    const wait = await waitForSensors({ session, sensors }, isShut, shutWithinMs, surroundings);
    if (wait === 'late' || wait === 'lost') {
      const why =
        wait === 'late' ? 'was not seen shut in time' : 'cannot be seen any more: the bridge has gone';
      throw new TechnicianFailure(
        `${nameOf(place)} ${why}; start again, what was mapped is kept`,
        exitCodes.failure,
      );
    }
  }
  return { banks, unseen: undefined };
}

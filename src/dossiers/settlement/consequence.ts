import { clearUp, type SettledOperation } from '../../hardware/index.js';
import { assertUnreachable, type Actor } from '../../kernel/index.js';
import { transitionOf, type Custody, type SettlementCommand, type State } from '../dossier.machine.js';
import { settlementOf, type MovingPurpose } from '../legality.policy.js';

/** What a settled door operation means for the dossier that the tray is bound to. Pure and total. */
export type Consequence =
  /** The papers went where the operation was to take them. */
  | { readonly kind: 'moved'; readonly command: SettlementCommand; readonly by: Actor }
  /** They are where they were, for certain. */
  | { readonly kind: 'stayed'; readonly releasesTray: boolean }
  /** Nobody can say where they are until an officer has looked (I7). */
  | { readonly kind: 'uncertain' }
  /** An officer looked into the tray and the papers are not there, and nothing explains where they went. */
  | { readonly kind: 'missing' }
  /** Papers lie in a tray that should be empty. */
  | { readonly kind: 'foreign_papers' }
  | { readonly kind: 'none' };

/** Of the dossier, what the consequence depends on. */
export interface DossierAtTray {
  readonly state: State;
  readonly custody: Custody;
  readonly custodyCertain: boolean;
}

type Operation = Pick<SettledOperation, 'purpose' | 'settlement' | 'actor' | 'unverified'>;

/** @param dossier the one the operation was for; of an inspection, the one its tray is bound to, if any. */
export function consequenceOf(dossier: DossierAtTray | undefined, operation: Operation): Consequence {
  const { purpose, settlement, actor } = operation;
  switch (settlement) {
    case 'moved':
    case 'not_moved':
      return movesPapers(purpose) ? movement(dossier, purpose, settlement, actor) : { kind: 'none' };
    case 'unverified':
      return mayHaveMovedPapers(dossier, purpose) ? { kind: 'uncertain' } : { kind: 'none' };
    case 'found_papers':
    case 'found_empty':
      return finding(dossier, settlement, operation.unverified);
    default:
      return assertUnreachable(settlement);
  }
}

/** After a reopening the papers are the citizen's as before; it decides about the tray alone. */
function movesPapers(purpose: Operation['purpose']): purpose is MovingPurpose {
  return purpose !== 'inspect' && purpose !== 'reopen';
}

/** Whoever looked into a promised tray cannot have changed that the papers are still with the citizen. */
function mayHaveMovedPapers(dossier: DossierAtTray | undefined, purpose: Operation['purpose']): boolean {
  return dossier !== undefined && (movesPapers(purpose) || dossier.custody === 'tray');
}

function movement(
  dossier: DossierAtTray | undefined,
  purpose: MovingPurpose,
  settlement: 'moved' | 'not_moved',
  by: Actor,
): Consequence {
  if (!dossier) return { kind: 'none' };
  if (settlement === 'moved') return { kind: 'moved', command: settlementOf[purpose], by };
  // The officer still holds what was to be put in, and may choose another tray.
  return { kind: 'stayed', releasesTray: purpose === 'load' };
}

/** Whether an operation of this purpose can have been for the dossier as it is: an older one says nothing about it. */
function wasFor(dossier: DossierAtTray, purpose: MovingPurpose): boolean {
  return transitionOf(dossier.state, dossier.custody, settlementOf[purpose]) !== undefined;
}

/** What was left open is settled as the original operation would have been, in the name of who carried it out. */
function finding(
  dossier: DossierAtTray | undefined,
  found: 'found_papers' | 'found_empty',
  unverified: Operation['unverified'],
): Consequence {
  if (!dossier) return { kind: found === 'found_papers' ? 'foreign_papers' : 'none' };
  const left = unverified?.purpose;
  if (!dossier.custodyCertain && unverified && left && movesPapers(left) && wasFor(dossier, left)) {
    return movement(dossier, left, clearUp(left, found), unverified.actor);
  }
  const shouldHoldPapers = dossier.custody === 'tray';
  if (shouldHoldPapers === (found === 'found_papers')) return { kind: 'stayed', releasesTray: false };
  return { kind: shouldHoldPapers ? 'missing' : 'foreign_papers' };
}

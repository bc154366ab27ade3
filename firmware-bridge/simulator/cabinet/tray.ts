import { z } from 'zod';
import { SimulatorRefusal } from '../refusal.js';
import { noTrayFaults, trayFaultsSchema } from './tray-faults.js';

/** A tray holds a stack of envelopes, not an archive; the bound keeps the state file small. */
export const mostPapersInATray = 50;

export const paperSchema = z.string().min(1).max(120);

/** The part of a tray that stays as it is while nobody touches it, whatever happens to the process. */
export const lastingTraySchema = z.strictObject({
  door: z.enum(['open', 'closed']),
  /** Named papers, in the order they were put in. */
  papers: z.array(paperSchema).max(mostPapersInATray),
  faults: trayFaultsSchema,
});
export type LastingTray = z.infer<typeof lastingTraySchema>;

/** The truth about one tray, which sensors may misreport. */
export interface Tray extends LastingTray {
  readonly label: string;
  /** `unlocked` only while the lock is energised. */
  readonly latch: 'locked' | 'unlocked';
  /** Somebody holds the open door, so nobody can push it shut. A hand does not outlive the process. */
  readonly held: boolean;
}

export function newTray(label: string): Tray {
  return { label, door: 'closed', latch: 'locked', held: false, papers: [], faults: noTrayFaults };
}

/** The pulse begins. */
export function energise(tray: Tray): Tray {
  return tray.faults.jammed ? tray : { ...tray, latch: 'unlocked' };
}

/** The pulse ends. */
export function deenergise(tray: Tray): Tray {
  return { ...tray, latch: 'locked' };
}

/** The spring behind the door pushes, a moment after the latch let go. */
export function springOpen(tray: Tray): Tray {
  return tray.latch === 'unlocked' && !tray.faults.sticking ? { ...tray, door: 'open' } : tray;
}

/** Somebody pulls the door; a locked one does not give way. */
export function pull(tray: Tray): Tray {
  return tray.latch === 'unlocked' ? { ...tray, door: 'open' } : tray;
}

/** Somebody pushes the door shut, and holds it until the latch has caught. */
export function close(tray: Tray): Tray {
  return tray.faults.doesNotLatch || tray.held ? tray : { ...tray, door: 'closed' };
}

/** Somebody takes hold of the open door and keeps it so. @throws SimulatorRefusal `door_closed` */
export function hold(tray: Tray): Tray {
  requireOpenDoor(tray);
  return { ...tray, held: true };
}

/** The hand lets go; the door stays as it is. */
export function release(tray: Tray): Tray {
  return { ...tray, held: false };
}

/** A crowbar: the door opens, whatever the lock does. */
export function forceOpen(tray: Tray): Tray {
  return { ...tray, door: 'open' };
}

function requireOpenDoor(tray: Tray): void {
  if (tray.door === 'closed') {
    throw new SimulatorRefusal('door_closed', `the door of tray ${tray.label} is closed`);
  }
}

/** @throws SimulatorRefusal `door_closed`, `tray_full`, `paper_elsewhere` (it lies here already) */
export function put(tray: Tray, paper: string): Tray {
  requireOpenDoor(tray);
  if (tray.papers.includes(paper)) {
    throw new SimulatorRefusal('paper_elsewhere', `"${paper}" already lies in tray ${tray.label}`);
  }
  if (tray.papers.length >= mostPapersInATray) {
    throw new SimulatorRefusal(
      'tray_full',
      `tray ${tray.label} holds ${mostPapersInATray} papers and no more`,
    );
  }
  return { ...tray, papers: [...tray.papers, paper] };
}

/**
 * Takes one named paper, or everything when none is named.
 *
 * @throws SimulatorRefusal `door_closed`, `no_such_paper` (also for "everything" out of an empty tray)
 */
export function take(tray: Tray, paper?: string): Tray {
  requireOpenDoor(tray);
  const taken = paper === undefined ? tray.papers : tray.papers.filter((each) => each === paper);
  if (taken.length === 0) {
    throw new SimulatorRefusal(
      'no_such_paper',
      paper === undefined ? `tray ${tray.label} is empty` : `"${paper}" does not lie in tray ${tray.label}`,
    );
  }
  return { ...tray, papers: tray.papers.filter((each) => !taken.includes(each)) };
}

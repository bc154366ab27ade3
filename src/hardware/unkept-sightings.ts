import { Injectable } from '@nestjs/common';
import { secondMs } from '../kernel/index.js';
import type { TraySensors } from './door-operation.view.js';
import type { CountedOpenings } from './unseen-openings.policy.js';

/** What the sensors of a tray showed, and when, by the service's clock. */
export interface Sighting {
  readonly sensors: TraySensors;
  /** What nobody had commanded until then; undefined while the bridge is gone. */
  readonly counted: CountedOpenings | undefined;
  readonly at: Date;
}

/** Between two tries of a tray whose sightings cannot be taken in, at most. */
export const longestRestMs = 60 * secondMs;

/** Failures in a row of one tray. */
interface Failing {
  readonly failures: number;
  readonly since: Date;
  /** On the monotonic clock; the service's own may stand still or be set. */
  readonly quietUntilMs: number;
}

/** A tray whose sightings cannot be taken in for a reason of their own. */
export interface HeldBack {
  readonly trayLabel: string;
  readonly since: Date;
}

/** Tries after which a failure is not one of a moment any more. */
const failuresThatStay = 3;

/**
 * What trays have shown and the records have not taken in, in the order in which it was seen: the database may be away while a tray is
 * opened and shut, and nobody tells of it a second time (I7). Of each tray there is at most one sighting of each kind, the latest: a
 * door and a paper sensor know three each, so nine bound it, however long the database is away. An open door is never forgotten for
 * a shut one, and what was seen last stays last.
 */
@Injectable()
export class UnkeptSightings {
  private readonly byTray = new Map<string, Map<string, Sighting>>();
  private readonly failing = new Map<string, Failing>();

  add(trayLabel: string, sighting: Sighting): void {
    const kinds = this.byTray.get(trayLabel) ?? new Map<string, Sighting>();
    const kind = kindOf(sighting);
    // A key that stands in a map keeps its place there.
    kinds.delete(kind);
    this.byTray.set(trayLabel, kinds.set(kind, sighting));
  }

  /** It is taken in. */
  remove(trayLabel: string, sighting: Sighting): void {
    const kinds = this.byTray.get(trayLabel);
    const kind = kindOf(sighting);
    if (kinds?.get(kind) !== sighting) return;
    kinds.delete(kind);
    if (kinds.size > 0) return;
    this.byTray.delete(trayLabel);
    this.failing.delete(trayLabel);
  }

  /** A try was in vain. Returns whether it is told: the first time, and then ever less often. */
  failed(trayLabel: string, nowMs: number, at: Date): boolean {
    const before = this.failing.get(trayLabel);
    if (before && nowMs < before.quietUntilMs) return false;
    const failures = (before?.failures ?? 0) + 1;
    const restMs = Math.min(secondMs * 2 ** (failures - 1), longestRestMs);
    this.failing.set(trayLabel, { failures, since: before?.since ?? at, quietUntilMs: nowMs + restMs });
    return true;
  }

  /** The trays that are to be tried again, each after a rest that doubles with every failure. */
  due(nowMs: number): string[] {
    return this.trays().filter((label) => nowMs >= (this.failing.get(label)?.quietUntilMs ?? nowMs));
  }

  /** What failed until now failed because the database was away: everything is tried at once. */
  databaseIsBack(): void {
    this.failing.clear();
  }

  /** The trays that were tried again and again in vain. */
  heldBack(): HeldBack[] {
    return [...this.failing]
      .filter(([, { failures }]) => failures >= failuresThatStay)
      .map(([trayLabel, { since }]) => ({ trayLabel, since }));
  }

  /** Of one tray, the oldest first. */
  of(trayLabel: string): Sighting[] {
    return [...(this.byTray.get(trayLabel)?.values() ?? [])];
  }

  trays(): string[] {
    return [...this.byTray.keys()];
  }
}

function kindOf({ sensors }: Sighting): string {
  return `${sensors.door} ${sensors.occupancy}`;
}

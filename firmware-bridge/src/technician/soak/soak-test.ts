import type { BridgeSession } from '../../../client/index.js';
import type { OpenResult } from '../../../contract/index.js';
import type { FollowedSensors } from '../followed-sensors.js';
import type { RecordedOpener } from '../recorded-opener.js';
import { openRested } from '../rested-opening.js';
import type { Surroundings } from '../surroundings.js';
import { waitForSensors } from '../wait-for-sensors.js';
import { describeResult } from '../words.js';
import { isLocksOwn, type Trial } from './soak-record.js';

/** A shorter rest is over before anybody has read of it. */
const shortestToldMs = 1_000;

export interface SoakPlan {
  readonly trays: readonly string[];
  readonly rounds: number;
  /** How long a person may take to shut a door, in milliseconds. */
  readonly shutWithinMs: number;
  /** The bridge pulses nothing before, on the monotonic clock: it has been started for this test. */
  readonly restsUntilMs: number | undefined;
  /** How long the bridge may keep a command for the next tray waiting behind the pulse of another, or of the same one, in milliseconds. */
  readonly restBetweenMs: (pulsed: string, next: string) => number;
}

export type SoakEnd =
  | { readonly kind: 'complete' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'bridge_lost' }
  /** A door opened that nobody had commanded. */
  | { readonly kind: 'opened_without_command'; readonly tray: string }
  | { readonly kind: 'not_shut'; readonly tray: string };

export interface SoakParts {
  readonly session: BridgeSession;
  readonly sensors: FollowedSensors;
  readonly opener: RecordedOpener;
  readonly surroundings: Surroundings;
}

/** Opens tray after tray, round after round, and waits each time until a person has shut it. */
export class SoakTest {
  readonly trials: Trial[] = [];
  /** The tray that may open now. */
  private commanded: string | undefined;
  private intruder: string | undefined;
  /** Before when each tray's last pulse was sent, on the monotonic clock. */
  private readonly pulsedBeforeMs = new Map<string, number>();

  constructor(
    private readonly plan: SoakPlan,
    private readonly parts: SoakParts,
  ) {}

  /** Ends on the first door that opens without a command, that is not shut, or when the person presses Ctrl-C. */
  async run(): Promise<SoakEnd> {
    const { sensors, surroundings } = this.parts;
    const stopWatching = sensors.onChange((change) => {
      if (change.kind === 'tray' && change.door === 'open' && change.tray !== this.commanded)
        this.intruder ??= change.tray;
    });
    try {
      const endAtRest = await this.restUntil(
        this.plan.restsUntilMs ?? 0,
        'The bridge has just started: it pulses no lock for another',
      );
      if (endAtRest) return endAtRest;
      for (let round = 1; round <= this.plan.rounds; round += 1) {
        surroundings.errors.write(`Round ${round} of ${this.plan.rounds}.\n`);
        for (const tray of this.plan.trays) {
          const end = this.endBefore() ?? (await this.restFor(tray)) ?? (await this.tryOnce(tray));
          if (end) return end;
        }
      }
      return this.endBefore() ?? { kind: 'complete' };
    } finally {
      stopWatching();
    }
  }

  /** A lock that has to cool down, and the gap behind the pulses of others. */
  private restFor(tray: string): Promise<SoakEnd | undefined> {
    const untilMs = [...this.pulsedBeforeMs].map(
      ([pulsed, atMs]) => atMs + this.plan.restBetweenMs(pulsed, tray),
    );
    return this.restUntil(Math.max(0, ...untilMs), `${tray} has to rest: it is opened in`, shortestToldMs);
  }

  /** What a command would wait for in the bridge is none of its lock's time. */
  private async restUntil(untilMs: number, words: string, toldFromMs = 0): Promise<SoakEnd | undefined> {
    const { surroundings } = this.parts;
    const restMs = untilMs - surroundings.time.monotonicMs();
    if (restMs <= 0) return undefined;
    if (restMs >= toldFromMs) surroundings.errors.write(`${words} ${Math.ceil(restMs / 1_000)} s.\n`);
    const wait = await waitForSensors(this.parts, () => this.intruder !== undefined, restMs, surroundings);
    return wait === 'lost' ? { kind: 'bridge_lost' } : this.endBefore();
  }

  private endBefore(): SoakEnd | undefined {
    if (this.intruder !== undefined) return { kind: 'opened_without_command', tray: this.intruder };
    return this.parts.surroundings.stop.aborted ? { kind: 'stopped' } : undefined;
  }

  private async tryOnce(tray: string): Promise<SoakEnd | undefined> {
    const { sensors, opener, surroundings } = this.parts;
    const { time, errors } = surroundings;
    let commandedAtMs = time.monotonicMs();
    const command = async (): Promise<OpenResult | null> => {
      commandedAtMs = time.monotonicMs();
      this.commanded = tray;
      const answer = await opener.open(tray);
      // Nobody has commanded a door that opens while its lock rests.
      if (!isLocksOwn({ result: answer })) this.commanded = undefined;
      return answer;
    };
    const result = await openRested(tray, command, this.parts, () => this.intruder !== undefined);
    const answeredAtMs = time.monotonicMs();
    if (isLocksOwn({ result })) this.pulsedBeforeMs.set(tray, answeredAtMs);
    const isShut = (): boolean => sensors.trays.get(tray)?.door === 'closed';
    const please = result?.outcome === 'opened' || !isShut() ? ` Shut ${tray}, please.` : '';
    errors.write(`${describeResult(tray, result)}${please}\n`);

    const wait = await waitForSensors(
      this.parts,
      () => this.intruder !== undefined || isShut(),
      this.plan.shutWithinMs,
      surroundings,
    );
    const shutAfterMs = isShut() ? time.monotonicMs() - answeredAtMs : undefined;
    this.trials.push({ tray, result, answeredAfterMs: answeredAtMs - commandedAtMs, shutAfterMs });
    this.commanded = undefined;
    if (wait === 'late') return { kind: 'not_shut', tray };
    if (wait === 'lost') return { kind: 'bridge_lost' };
    return this.endBefore();
  }
}

import type { Logger } from 'pino';
import {
  longestValidityMs,
  type MethodParams,
  type MethodResult,
  type OpenResult,
} from '../../contract/index.js';
import { BridgeError } from '../bridge-error.js';
import type { SiteContacts } from '../inputs/site-contacts.js';
import type { LockBus } from '../bus/lock-bus.js';
import type { TrayPlace } from '../layout.js';
import { delay, type Time } from '../time.js';
import { attemptOpening, lastPullMs, refused, type PlainRefusal } from './attempt.js';
import { OpenDoors } from './open-doors.js';
import { Operations, type Asker } from './operations.js';

/** How long a door that has been pulsed is still watched when the bridge stops, and longer where pulses are. */
const shortestStopGraceMs = 1_000;

/** How often is looked whether the locks of other trays have let go; the scan sees their doors meanwhile. */
const neighbourPollMs = 30;

/** The only place that decides to pulse a lock, and only on a command that is valid now. */
export class Opener {
  private readonly operations = new Operations();
  private stopAtMs: number | undefined;
  /** Who asked for the pulse that was sent last on each bus; no other pulse of that bus can be on. */
  private readonly lastPulseAskers = new Map<LockBus, ReadonlySet<Asker>>();

  constructor(
    private readonly trays: ReadonlyMap<string, TrayPlace>,
    private readonly bootId: string,
    private readonly power: Pick<SiteContacts, 'mains'>,
    private readonly time: Time,
    private readonly logger: Logger,
    private readonly openDoors = new OpenDoors(),
  ) {}

  /**
   * Opens one tray once; a repeated operation id gets the first answer, also after its time is over, since only that answer knows
   * whether there was a pulse.
   * @param asker whoever asks; with the last of those who asked for it, an opening is void as far as this host can end it
   * @throws BridgeError unknownTray, operationConflict, validityTooLong
   */
  open(command: MethodParams<'open'>, asker: Asker): Promise<OpenResult> {
    const tray = this.trays.get(command.tray);
    if (!tray) throw new BridgeError('unknownTray', `there is no tray ${command.tray} in the site file`);
    const known = this.operations.find(command.operationId);
    if (known) {
      if (known.tray === command.tray) {
        known.askers.add(asker);
        return known.promise;
      }
      throw new BridgeError(
        'operationConflict',
        `operation ${command.operationId} was for tray ${known.tray}`,
      );
    }

    // Whatever a client gives it for a new time: its answer is forgotten, and it is over.
    if (this.operations.isSpent(command.operationId)) return Promise.resolve(refused('expired'));

    const nowMs = this.time.monotonicMs();
    if (command.bootId === this.bootId && command.notAfterMonotonicMs > nowMs + longestValidityMs) {
      throw new BridgeError('validityTooLong', `a command may be valid for at most ${longestValidityMs} ms`);
    }
    if (!this.operations.hasRoom(nowMs)) return Promise.resolve(refused('queue_full'));
    const askers = new Set([asker]);
    const promise = this.carryOut(command, tray, askers);
    this.operations.add(command.operationId, { tray: command.tray, askers, acceptedAtMs: nowMs, promise });
    return promise;
  }

  /** What this start of the bridge knows of an operation. */
  describe(operationId: string): MethodResult<'operation'> {
    return this.operations.describe(operationId);
  }

  /**
   * A client has gone, others may be there. What this host itself times for it alone goes off at once, and its commands that wait for
   * that are void; what a pulse has done is still looked at, for whoever asks. Boards time their own pulses, and go on.
   */
  clientGone(client: Asker): void {
    this.operations.forgetAsker(client);
    for (const [bus, askers] of this.lastPulseAskers) {
      if (askers.size > 0) continue;
      this.lastPulseAskers.delete(bus);
      bus.allOff?.();
    }
  }

  /** Sends no more pulses; resolves when every operation has its answer, `unknown` where the door was not seen in time. */
  async stop(): Promise<void> {
    this.stopAtMs ??= this.time.monotonicMs() + this.stopGraceMs();
    await this.operations.allSettled();
  }

  /** No door is left unwatched while its lock is energised. */
  private stopGraceMs(): number {
    const nowMs = this.time.monotonicMs();
    const lockedAgainInMs = [...this.trays.values()].map(
      ({ bank, lock }) => bank.lockedAgainAtMs(lock) + lastPullMs - nowMs,
    );
    return Math.max(shortestStopGraceMs, ...lockedAgainInMs);
  }

  private async carryOut(
    command: MethodParams<'open'>,
    tray: TrayPlace,
    askers: ReadonlySet<Asker>,
  ): Promise<OpenResult> {
    const log = this.logger.child({ operationId: command.operationId, tray: tray.label });
    const refusal = command.bootId === this.bootId ? this.refusal(tray, command, false) : 'stale_boot';
    const isAbandoned = (): boolean => tray.bus.allOff !== undefined && askers.size === 0;
    let result: OpenResult;
    if (refusal) {
      result = refused(refusal);
    } else {
      this.openDoors.beginOpening(tray);
      try {
        await this.untilNeighboursAreLocked(tray, command);
        result = await attemptOpening(tray, {
          time: this.time,
          permit: () => (isAbandoned() ? 'client_gone' : this.refusalOfPulse(tray, command)),
          notAfterMs: command.notAfterMonotonicMs,
          pulsed: (atMs) => {
            this.lastPulseAskers.set(tray.bus, askers);
            this.openDoors.pulsed(tray, atMs);
          },
          mustGiveUp: () => this.stopAtMs !== undefined && this.time.monotonicMs() >= this.stopAtMs,
        });
      } catch (error) {
        // A defect of ours must not become "not opened": whether there was a pulse is not known here.
        log.error({ err: error }, 'an opening broke off');
        result = { outcome: 'unknown', reason: 'board_silent_after_pulse', pulsed: true };
      } finally {
        this.openDoors.endOpening(tray);
      }
    }
    log.info(result, 'operation finished');
    return result;
  }

  private refusalOfPulse(tray: TrayPlace, command: MethodParams<'open'>): PlainRefusal | null {
    return (
      this.refusal(tray, command, true) ??
      (this.openDoors.roomFor(tray, true) === 'now' ? null : 'another_door_open')
    );
  }

  /** Everything that forbids a pulse, now and as long as it is so, except the tray's own door. */
  private refusal(tray: TrayPlace, command: MethodParams<'open'>, opening: boolean): PlainRefusal | null {
    if (this.time.monotonicMs() >= command.notAfterMonotonicMs) return 'expired';
    if (this.stopAtMs !== undefined) return 'bridge_stopping';
    if (this.power.mains === 'failing') return 'power_failing';
    if (tray.bank.health !== 'answering') return 'board_silent';
    return this.openDoors.roomFor(tray, opening) === 'none' ? 'another_door_open' : null;
  }

  /** A door of the cabinet that was shut again while its lock is still energised is waited for, as the end of a pulse is. */
  private async untilNeighboursAreLocked(tray: TrayPlace, command: MethodParams<'open'>): Promise<void> {
    while (!this.refusal(tray, command, true) && this.openDoors.roomFor(tray, true) === 'when_locked_again')
      await delay(this.time, neighbourPollMs);
  }
}

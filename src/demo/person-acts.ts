import { createHash } from 'node:crypto';
import type { SimulatorClient, TrayView } from '@motcua247/firmware-bridge/simulator';
import { assertUnreachable, DomainError } from '../kernel/index.js';
import type { Act } from './simulator.schemas.js';

/**
 * What a person's hands do at a tray. Done twice it is as if done once; papers bear a name made of the request's own key, so
 * that a repeat whose first answer was lost puts none in twice.
 *
 * @throws DomainError simulator_refused for what cannot be done: a locked door is not opened, a held one not closed
 */
export async function act(
  client: SimulatorClient,
  label: string,
  what: Act,
  idempotencyKey: string,
): Promise<TrayView> {
  switch (what) {
    case 'open_door':
      return opened(await client.pull(label));
    case 'close_door':
      return closed(await client.close(label));
    case 'put_papers':
      return putOnce(client, label, paperName(idempotencyKey));
    case 'take_papers':
      return client.take(label);
    case 'hold_open':
      return client.hold(label);
    case 'force_open':
      return client.forceOpen(label);
    case 'release':
      return client.release(label);
    default:
      return assertUnreachable(what);
  }
}

function opened(tray: TrayView): TrayView {
  if (tray.door === 'open') return tray;
  throw refused(
    'door_locked',
    `The door of tray ${tray.label} is locked. It opens only while its lock lets go.`,
  );
}

function closed(tray: TrayView): TrayView {
  if (tray.door === 'closed') return tray;
  if (tray.held)
    throw refused('door_held', `Somebody holds the door of tray ${tray.label}. Let it go first.`);
  throw refused('does_not_latch', `The door of tray ${tray.label} does not stay shut: its latch is broken.`);
}

async function putOnce(client: SimulatorClient, label: string, paper: string): Promise<TrayView> {
  const tray = await client.tray(label);
  return tray.papers.includes(paper) ? tray : client.put(label, paper);
}

function paperName(idempotencyKey: string): string {
  return `envelope ${createHash('sha256').update(idempotencyKey).digest('hex').slice(0, 16)}`;
}

function refused(reason: string, detail: string): DomainError {
  return new DomainError('simulator_refused', detail, { extensions: { reason } });
}

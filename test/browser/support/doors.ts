import type { PersonScriptInput } from '@motcua247/firmware-bridge/simulator';
import { traysOf } from '../../../src/config/index.js';
import { Sensors, type DoorOperationView } from '../../../src/hardware/index.js';
import { bodyOf } from '../../support/caller.js';
import { answered, settlementOf } from '../../support/dossiers.js';
import { until } from '../../support/until.js';
import type { BrowserSite } from './browser-site.js';

type Errand =
  { readonly does: 'put'; readonly paper: string } | { readonly does: 'take' } | { readonly does: 'look' };

/**
 * Opens a tray by a request, has a person do an errand there, and says how it was settled.
 * @param confirm what the person says where no sensor shows what lies in the tray
 */
export async function visitTray(
  { service, simulator }: BrowserSite,
  request: PromiseLike<{ readonly status: number; readonly body: DoorOperationView }>,
  errand: Errand,
  confirm?: (operationId: string) => PromiseLike<unknown>,
): Promise<string> {
  const { id, trayLabel } = bodyOf(await request);
  await answered(service, id);
  await personAt(simulator, { ...errand, tray: trayLabel });
  const trays = traysOf(service.options.site);
  const sensed = trays.some(({ label, occupancySensor }) => label === trayLabel && occupancySensor);
  if (!sensed) await confirm?.(id);
  return settlementOf(service, id);
}

/** Sends a person to a tray and waits until he has left. @throws Error unless he has done what he came for */
export async function personAt(
  simulator: BrowserSite['simulator'],
  script: PersonScriptInput,
): Promise<void> {
  const { id } = await simulator.sendPerson(script);
  const { stage, detail = '' } = await simulator.finished(id);
  if (stage !== 'done') throw new Error(`The person at tray ${script.tray} ${stage} ${detail}`);
}

/** Closes a door that was left open, and waits until the service sees it: beside an open door no other one opens. */
export async function closeDoor({ service, simulator }: BrowserSite, tray: string): Promise<void> {
  await simulator.close(tray);
  const sensors = service.application.get(Sensors);
  await until(`the door of ${tray} is seen to be closed`, () => !sensors.openDoors().includes(tray));
}

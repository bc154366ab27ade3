import { randomUUID } from 'node:crypto';
import type { DoorOperationView } from '../../src/hardware/index.js';
import { bodyOf, type Caller } from './caller.js';
import type { ScriptedBridge } from './scripted-bridge.js';
import type { TestService } from './test-service.js';
import { until } from './until.js';

/** A procedure of the demo's catalogue that can be deposited and fetched, same day, of a department. */
export const birthRegistration = '1.001193';

export interface SeenDossier {
  readonly id: string;
  readonly depositNumber: string | null;
  readonly officialCode: string | null;
  readonly state: string;
  readonly custody: string;
  readonly custodyCertain: boolean;
  readonly trayLabel: string | null;
  readonly contents: string;
  readonly dueAt: string | null;
  readonly windowEndsAt: string | null;
  readonly commands: readonly string[];
  readonly openings: readonly string[];
}

export async function look(staff: Caller, id: string): Promise<SeenDossier> {
  return bodyOf<SeenDossier>(await staff.get(`/api/staff/dossiers/${id}`));
}

/** `state custody tray`, as the tests say it. */
export async function whereIs(staff: Caller, id: string): Promise<string> {
  const { state, custody, custodyCertain, trayLabel } = await look(staff, id);
  const tray = trayLabel === null ? '' : ` ${trayLabel}`;
  return `${state} ${custody}${tray}${custodyCertain ? '' : ' uncertain'}`;
}

/** Commands a dossier; refusals become errors. */
export async function command(staff: Caller, id: string, name: string, body?: object): Promise<SeenDossier> {
  return bodyOf<SeenDossier>(await staff.post(`/api/staff/dossiers/${id}/${name}`, body));
}

/** Waits until an operation is settled, and says how. */
export async function settlementOf(service: TestService, operationId: string): Promise<string> {
  const settlements: string[] = [];
  await until(`operation ${operationId} is settled`, async () => {
    const rows = await service.database.dataSource.query<{ settlement: string }[]>(
      'SELECT settlement FROM door_operation WHERE id = $1 AND settlement IS NOT NULL',
      [operationId],
    );
    settlements.push(...rows.map((row) => row.settlement));
    return settlements.length > 0;
  });
  return settlements.join();
}

/** A person takes longer than the service to write down that the door has opened. */
export async function answered(service: TestService, operationId: string): Promise<void> {
  await until(`operation ${operationId} is answered`, async () => {
    const rows: unknown[] = await service.database.dataSource.query(
      'SELECT 1 FROM door_operation WHERE id = $1 AND outcome IS NOT NULL',
      [operationId],
    );
    return rows.length > 0;
  });
}

/** Opens by a request, moves papers at the tray, and waits for the settlement. */
export async function openAndUse(
  service: TestService,
  bridge: ScriptedBridge,
  request: PromiseLike<{ readonly status: number; readonly body: DoorOperationView }>,
  person: Parameters<ScriptedBridge['use']>[1],
): Promise<DoorOperationView & { readonly settlement: string }> {
  const operation = bodyOf(await request);
  await answered(service, operation.id);
  await bridge.use(operation.trayLabel, person);
  return { ...operation, settlement: await settlementOf(service, operation.id) } as never;
}

/** A code of the one-stop system that nobody has had yet. */
export function newOfficialCode(): string {
  return `T.${randomUUID().slice(0, 18).toUpperCase()}`;
}

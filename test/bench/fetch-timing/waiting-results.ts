import { randomUUID } from 'node:crypto';
import type { World } from '../../tour/world.js';

/** Registration of a birth, whose results may lie in a tray. */
const procedureCode = '1.001193';

/** Puts a result into a tray for each of the phones. */
export async function loadResultsFor(world: World, phones: readonly string[]): Promise<void> {
  const officer = await world.signIn('officer');
  for (const phone of phones) {
    const officialCode = `T.${randomUUID().slice(0, 18).toUpperCase()}`;
    const { id } = await officer.post<{ id: string }>('/api/staff/dossiers', {
      origin: 'counter',
      procedureCode,
      officialCode,
      phone,
      inHand: true,
    });
    const errand = { does: 'put', paper: `Result ${officialCode}` } as const;
    const { settlement } = await world.atTheTray(officer, '/api/staff/door-operations', errand, () =>
      officer.post(`/api/staff/dossiers/${id}/opening`, { purpose: 'load' }),
    );
    if (settlement !== 'moved') throw new Error(`A result was not loaded: ${String(settlement)}`);
  }
}

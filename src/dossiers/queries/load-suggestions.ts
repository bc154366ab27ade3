import type { Transaction } from '../../platform/index.js';
import type { LoadSuggestions } from '../http/staff-commands.schemas.js';
import { suggestPlaces } from '../load-places.js';
import { listToLoad } from './work-lists.js';

/** A tray for each thing that an officer holds and can put in, by type of procedure. */
export async function suggestLoads(
  transaction: Transaction,
  notReady: readonly string[],
): Promise<LoadSuggestions> {
  const items = await listToLoad(transaction.manager);
  const places = await suggestPlaces(transaction, items, notReady);
  const trayOf = new Map(places.map(({ dossierId, trayLabel }) => [dossierId, trayLabel]));
  return {
    suggestions: items.map(({ dossierId, depositNumber, officialCode, procedureCode, size, lowTray }) => ({
      dossierId,
      depositNumber,
      officialCode,
      procedureCode,
      size,
      lowTray,
      trayLabel: trayOf.get(dossierId) ?? null,
    })),
  };
}

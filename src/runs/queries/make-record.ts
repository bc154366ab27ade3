import { outOfServiceText } from '../../cabinets/index.js';
import { runLists, type RunList } from '../run-item.policy.js';
import type { OtherOpening, RunRecord, RunRecordItem } from '../run-record.js';
import type { ItemNow } from './items-now.js';

/** Writes down what a run has come to so far. */
export function makeRecord(
  officerName: string,
  items: readonly ItemNow[],
  otherOpenings: readonly OtherOpening[],
): RunRecord {
  const ofList = (list: RunList): RunRecordItem[] =>
    items.filter(({ item }) => item.list === list).map(recordItem);
  const [collect, back, inspect, load] = runLists.map(ofList);
  return {
    officerName,
    lists: { collect: collect ?? [], return: back ?? [], inspect: inspect ?? [], load: load ?? [] },
    otherOpenings,
  };
}

function recordItem(now: ItemNow): RunRecordItem {
  const { item, dossier, result } = now;
  return {
    trayLabel: trayOf(now),
    dossierId: item.dossierId,
    depositNumber: dossier?.depositNumber ?? null,
    officialCode: dossier?.officialCode ?? null,
    procedureName: dossier?.procedure.name.vi ?? null,
    result,
    state: dossier?.state ?? null,
    departmentName: dossier?.department?.name.vi ?? null,
    reason: reasonOf(now),
  };
}

/** What was taken out lay in the tray of the list; what was put in lies where it was put in, and not where it was planned. */
function trayOf({ item, dossier, operation, standing }: ItemNow): string | null {
  if (item.list !== 'load') return item.trayLabel;
  if (standing === 'pending') return dossier?.trayLabel ?? item.trayLabel;
  return dossier?.trayLabel ?? operation?.trayLabel ?? null;
}

function reasonOf({ item, dossier, toInspect, result }: ItemNow): string | null {
  if (result === 'unresolved') return item.reason;
  if (result === 'pending') {
    return toInspect?.outOfServiceReason ? outOfServiceText(toInspect.outOfServiceReason).vi : null;
  }
  if (item.list === 'collect' && dossier && dossier.missingPapers.length > 0) {
    return dossier.missingPapers.join('; ');
  }
  return dossier?.state === 'withdrawn' || dossier?.state === 'lost' ? dossier.reason : null;
}

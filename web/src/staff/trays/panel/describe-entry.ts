import type { TFunction } from 'i18next';
import type { Schema } from '../../../shared/api/index.js';
import { inLanguage, type Language } from '../../../shared/texts/index.js';

type Entry = Schema<'TrayHistory'>['entries'][number];
type Opening = Extract<Entry, { kind: 'opening' }>;

interface Described {
  readonly what: string;
  /** What came of it; null while nobody knows, and of what is no opening. */
  readonly outcome: string | null;
  readonly detail: string | null;
}

/** The changes of a tray that have words; the ledger may know more. */
const changes = [
  'installed',
  'taken_out_of_service',
  'brought_into_service',
  'content_unknown',
  'content_known',
] as const;

/** An entry of a tray's history in words. */
export function describeEntry(entry: Entry, language: Language, t: TFunction<'staff'>): Described {
  if (entry.kind === 'opening') return describeOpening(entry, t);
  const known = changes.find((change) => change === entry.event);
  return {
    what: known ? t(`trays.history.event.${known}`) : entry.event,
    outcome: null,
    detail: entry.reason && inLanguage(entry.reason, language),
  };
}

/** Reasons for a look that the service names by a word. */
const reasons = ['content_unknown', 'citizen_report', 'lock_check', 'other', 'run', 'audit'] as const;

function describeOpening(entry: Opening, t: TFunction<'staff'>): Described {
  const reason = reasons.find((one) => one === entry.reason);
  const number = entry.dossier?.depositNumber ?? entry.dossier?.officialCode;
  const details = [
    ...(entry.secondPerson ? [t('trays.history.beside', { name: entry.secondPerson.displayName })] : []),
    ...(reason ? [t(`trays.inspect.reason.${reason}`)] : []),
    ...(number === undefined || number === null ? [] : [number]),
    ...(entry.leftOpen === 'none' ? [] : [t('trays.history.leftOpen')]),
  ];
  return {
    what: t(`door.purpose.${entry.purpose}`),
    outcome: outcomeOf(entry, t),
    detail: details.length > 0 ? details.join(' · ') : null,
  };
}

function outcomeOf({ outcome, settlement }: Opening, t: TFunction<'staff'>): string | null {
  if (outcome === 'not_opened') return t('door.notOpened');
  return settlement === null ? null : t(`door.settlement.${settlement}`);
}

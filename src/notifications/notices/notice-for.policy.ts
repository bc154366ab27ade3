import type { DossierEvent, DossierFacts } from '../../dossiers/index.js';
import type { NoticeContent } from './notice-texts.js';

/**
 * What the citizen is told when something has happened to a dossier; undefined when nothing.
 * @param localDay of an instant, as `dd/MM` in the site's time zone.
 */
export function noticeFor(
  { kind, dossier }: DossierEvent,
  localDay: (instant: Date) => string,
): NoticeContent | undefined {
  const depositNumber = dossier.depositNumber ?? '';
  switch (kind) {
    case 'envelope_received':
      return { template: 'envelope_received', values: { depositNumber } };
    case 'supplement_needed':
      return {
        template: 'supplement_needed',
        values: { depositNumber, missing: dossier.missingPapers.join(', ') },
      };
    case 'result_loaded':
      return { template: 'result_ready', values: waiting(dossier, localDay) };
    case 'supplement_loaded':
      return { template: 'supplement_waiting', values: waiting(dossier, localDay) };
    case 'reminder_due':
      return {
        template: dossier.contents === 'application' ? 'supplement_waiting' : 'reminder',
        values: waiting(dossier, localDay),
      };
    case 'taken_back_to_desk':
      return { template: 'taken_back_to_desk', values: { dossierNumber: dossierNumber(dossier) } };
    default:
      return undefined;
  }
}

function waiting(
  dossier: DossierFacts,
  localDay: (instant: Date) => string,
): { dossierNumber: string; lastDay: string } {
  const { windowEndsAt } = dossier;
  return {
    dossierNumber: dossierNumber(dossier),
    lastDay: windowEndsAt === null ? '' : localDay(windowEndsAt),
  };
}

/** The number that stands on the citizen's papers: the official one once there is one. */
function dossierNumber({ officialCode, depositNumber }: DossierFacts): string {
  return officialCode ?? depositNumber ?? '';
}

import type { DossierEvent, DossierFacts } from '../../dossiers/index.js';
import type { NoticeContent, WaitingTemplate } from './notice-texts.js';

/** What the site has to do with it. */
interface AtSite {
  /** Of an instant, as `dd/MM` in the site's time zone. */
  readonly localDay: (instant: Date) => string;
  /** Whether the page behind a notice's link gives a QR code for what lies in a tray. */
  readonly pickupQr: boolean;
}

/** What the citizen is told when something has happened to a dossier; undefined when nothing. */
export function noticeFor({ kind, dossier }: DossierEvent, site: AtSite): NoticeContent | undefined {
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
      return waiting('result_ready', dossier, site);
    case 'supplement_loaded':
      return waiting('supplement_waiting', dossier, site);
    case 'reminder_due':
      return waiting(dossier.contents === 'application' ? 'supplement_waiting' : 'reminder', dossier, site);
    case 'taken_back_to_desk':
      return { template: 'taken_back_to_desk', values: { dossierNumber: dossierNumber(dossier) } };
    default:
      return undefined;
  }
}

function waiting(
  template: WaitingTemplate,
  dossier: DossierFacts,
  { localDay, pickupQr }: AtSite,
): NoticeContent {
  const { windowEndsAt } = dossier;
  return {
    template: pickupQr ? `${template}_with_link` : template,
    values: {
      dossierNumber: dossierNumber(dossier),
      lastDay: windowEndsAt === null ? '' : localDay(windowEndsAt),
    },
  };
}

/** The number that stands on the citizen's papers: the official one once there is one. */
function dossierNumber({ officialCode, depositNumber }: DossierFacts): string {
  return officialCode ?? depositNumber ?? '';
}

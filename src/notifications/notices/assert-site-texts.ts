import type { Environment, Site } from '../../config/index.js';
import { TextParameterError } from '../texts/index.js';
import { parametersToStore, writeNotice, type NoticeContent } from './notice-texts.js';

/** A setting does not fit the texts of the SMS. The service must not start: every citizen would have to be called. */
export class SiteTextError extends Error {
  override readonly name = 'SiteTextError';
}

const settingOf: Readonly<Record<string, string>> = {
  statusUrl: 'PUBLIC_BASE_URL',
  siteName: 'notices.place (site file)',
  cabinetName: 'notices.place (site file)',
  deskName: 'notices.desk (site file)',
  deskHours: 'notices.deskHours (site file)',
};

const depositNumber = 'G261123-0001';
const samples: readonly NoticeContent[] = [
  { template: 'envelope_received', values: { depositNumber } },
  { template: 'supplement_needed', values: { depositNumber, missing: 'To khai' } },
  { template: 'result_ready', values: { dossierNumber: depositNumber, lastDay: '26/11' } },
  { template: 'result_ready_with_link', values: { dossierNumber: depositNumber, lastDay: '26/11' } },
  { template: 'taken_back_to_desk', values: { dossierNumber: depositNumber } },
];

/**
 * Writes every text once with what the site says of itself.
 * @throws SiteTextError naming the setting.
 */
export function assertSiteTexts(site: Site, { publicBaseUrl }: Pick<Environment, 'publicBaseUrl'>): void {
  // As long as the links of dossiers are: 128 bits in base64url.
  const statusUrl = `${publicBaseUrl}/d/${'x'.repeat(22)}`;
  for (const content of samples) {
    try {
      writeNotice(content.template, parametersToStore(content, site.notices, statusUrl), statusUrl);
    } catch (error) {
      if (!(error instanceof TextParameterError)) throw error;
      throw new SiteTextError(
        `${settingOf[error.parameter] ?? error.parameter} does not fit the SMS: ${error.message}`,
      );
    }
  }
}

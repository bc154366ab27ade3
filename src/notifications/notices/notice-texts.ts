import type { Site } from '../../config/index.js';
import { assertUnreachable, parseVietnameseMobile } from '../../kernel/index.js';
import { templates, type NoticeText, type TemplateId } from '../texts/index.js';
import { renderTemplate, type Template } from '../texts/template.js';

/** Codes are no notices: they are never stored and never queued. */
export type NoticeTemplate = Exclude<TemplateId, 'code'>;

/** What tells that something lies in a tray; with the link where the page behind it gives a pickup QR. */
const waitingTemplates = ['supplement_waiting', 'result_ready', 'reminder'] as const;
export type WaitingTemplate = (typeof waitingTemplates)[number];

type WithLink = `${WaitingTemplate}_with_link`;

/** What notices tell of, however it is worded. */
export type ToldOccasion = Exclude<NoticeTemplate, WithLink>;
export const toldOccasions = [
  'envelope_received',
  'supplement_needed',
  ...waitingTemplates,
  'taken_back_to_desk',
] as const satisfies readonly ToldOccasion[];

export function whatIsTold(template: NoticeTemplate): ToldOccasion {
  switch (template) {
    case 'supplement_waiting_with_link':
      return 'supplement_waiting';
    case 'result_ready_with_link':
      return 'result_ready';
    case 'reminder_with_link':
      return 'reminder';
    default:
      return template;
  }
}

/** What is to be told, in the values that only the dossier knows. */
export type NoticeContent =
  | { readonly template: 'envelope_received'; readonly values: { readonly depositNumber: string } }
  | {
      readonly template: 'supplement_needed';
      readonly values: { readonly depositNumber: string; readonly missing: string };
    }
  | {
      readonly template: WaitingTemplate | WithLink;
      /** `lastDay` as `dd/MM`. */
      readonly values: { readonly dossierNumber: string; readonly lastDay: string };
    }
  | { readonly template: 'taken_back_to_desk'; readonly values: { readonly dossierNumber: string } };

/** The parameter into which staff write: whatever else a notice says is known to the service. */
export const wordsOfStaff = 'missing';

/** By the names of the template's places. */
export type NoticeParameters = Readonly<Record<string, string>>;

/** Whoever reads the database must not be able to open the citizens' pages: the link comes in when it is sent. */
const neverStored = 'statusUrl';

/**
 * What a notice will say, as it will stand in the text: the dossier's values, and what the site says of itself. Fixed
 * when the notice is written, so that a look-up days later asks for the very text that was sent.
 * @throws TextParameterError naming the first parameter that cannot be sent.
 */
export function parametersToStore(
  content: NoticeContent,
  texts: Site['notices'],
  statusUrl: string,
): NoticeParameters {
  const template: Template = templates[content.template];
  const { parameters } = renderTemplate(template, {
    ...withoutPhoneNumbers(content.values),
    ...siteValues(content.template, texts),
    statusUrl,
  });
  const byName = template.parameters.map(([name], index) => [name, parameters[index] ?? ''] as const);
  return Object.fromEntries(byName.filter(([name]) => name !== neverStored));
}

/** @throws TextParameterError when the link does not fit: the public address of the service is too long. */
export function writeNotice(
  templateId: NoticeTemplate,
  stored: NoticeParameters,
  statusUrl: string,
): NoticeText {
  return { templateId, ...renderTemplate(templates[templateId], { ...stored, [neverStored]: statusUrl }) };
}

function siteValues(template: NoticeTemplate, texts: Site['notices']): NoticeParameters {
  switch (template) {
    case 'envelope_received':
      return { siteName: texts.place };
    case 'supplement_needed':
      return { deskHours: texts.deskHours };
    case 'supplement_waiting':
    case 'supplement_waiting_with_link':
    case 'result_ready':
    case 'result_ready_with_link':
    case 'reminder':
    case 'reminder_with_link':
      return { cabinetName: texts.place };
    case 'taken_back_to_desk':
      return { deskName: texts.desk, deskHours: texts.deskHours };
    default:
      return assertUnreachable(template);
  }
}

const phoneLike = /\+?\d[\d .-]{7,14}\d/g;

/**
 * An officer who writes what is missing may write a phone number into it. Notices outlive the thirty days for which phone
 * numbers are kept, so it is left out.
 */
function withoutPhoneNumbers(values: NoticeParameters): NoticeParameters {
  const missing = values[wordsOfStaff];
  if (missing === undefined) return values;
  const replaced = missing.replace(phoneLike, (text) =>
    parseVietnameseMobile(text) === undefined ? text : '(so dien thoai)',
  );
  return { ...values, [wordsOfStaff]: replaced };
}

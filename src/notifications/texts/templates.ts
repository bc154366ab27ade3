import type { CutParameter, ExactParameter } from './parameters.js';
import { renderTemplate, type RenderedTemplate, type Template, type TemplateValues } from './template.js';

export type TemplateId =
  | 'code'
  | 'envelope_received'
  | 'supplement_needed'
  | 'supplement_waiting'
  | 'supplement_waiting_with_link'
  | 'result_ready'
  | 'result_ready_with_link'
  | 'reminder'
  | 'reminder_with_link'
  | 'taken_back_to_desk';

const exact = (maxLength: number, shape?: RegExp): ExactParameter => ({
  longer: 'refuse',
  maxLength,
  ...(shape === undefined ? {} : { shape }),
});
const cut = (maxLength: number, ifEmpty: string): CutParameter => ({ longer: 'cut', maxLength, ifEmpty });

/** Our own number, which the citizen reads back to the desk: shortened it would be another number. */
const depositNumber = exact(14);
/** Either a deposit number or the official code, such as `000.00.00.H05-260818-0001` (25 characters). */
const dossierNumber = exact(25);
const lastDay = exact(5, /^\d\d\/\d\d$/);
/** From the site file. Half of the opening hours sends people to a closed desk. */
const deskHours = exact(36);
/** Names stay recognisable without their end; the number and the link say exactly which one is meant. */
const siteName = cut(22, 'bo phan mot cua');
const cabinetName = cut(30, 'tu tra ket qua');
const cabinetBesideLink = cut(22, 'tu tra ket qua');
/** A link without its end leads nowhere: with `https://` and `/d/` + 22 characters, 36 are left for the host. */
const statusUrl = exact(69, /^https?:\/\/\S+$/);
/** Of what waits in a tray, where the page behind the link gives a pickup QR. */
const waitingWithLink = [
  ['dossierNumber', dossierNumber],
  ['cabinetName', cabinetBesideLink],
  ['lastDay', lastDay],
  ['statusUrl', statusUrl],
] as const;
const deskName = cut(30, 'quay mot cua');

/** Every text of ours. The patterns are registered with the gateways word for word: changing one needs approval again. */
export const templates = {
  code: {
    pattern:
      'Ma xac nhan cua ban la {1}, dung trong {2} phut. Tuyet doi khong dua ma nay cho bat ky ai, ke ca can bo.',
    parameters: [
      ['code', exact(6, /^\d{6}$/)],
      ['minutes', exact(2, /^\d{1,2}$/)],
    ],
  },
  envelope_received: {
    pattern: 'Da nhan phong bi {1} ({2}). Chua phai tiep nhan ho so. Xem: {3}',
    parameters: [
      ['depositNumber', depositNumber],
      ['siteName', siteName],
      ['statusUrl', statusUrl],
    ],
  },
  supplement_needed: {
    pattern: 'Ho so {1} can bo sung: {2}; mang den bo phan mot cua, {3}.',
    parameters: [
      ['depositNumber', depositNumber],
      // Written by an officer at length; the desk and form 02 hold the whole of it.
      ['missing', cut(61, 'xem tai quay')],
      ['deskHours', deskHours],
    ],
  },
  /** The papers themselves lie in the cabinet again. "Ket qua" would promise a result. */
  supplement_waiting: {
    pattern:
      'Ho so {1} can bo sung dang cho tai {2}, nhan lai den het ngay {3}. Dung so dien thoai nay de mo.',
    parameters: [
      ['dossierNumber', dossierNumber],
      ['cabinetName', cabinetName],
      ['lastDay', lastDay],
    ],
  },
  supplement_waiting_with_link: {
    pattern: 'Ho so can bo sung {1} tai {2} den {3}. Ma QR: {4}',
    parameters: waitingWithLink,
  },
  result_ready: {
    pattern:
      'Ket qua ho so {1} da co tai {2}, nhan bat ky gio nao den het ngay {3}. Dung so dien thoai nay de mo.',
    parameters: [
      ['dossierNumber', dossierNumber],
      ['cabinetName', cabinetName],
      ['lastDay', lastDay],
    ],
  },
  result_ready_with_link: {
    pattern: 'Ket qua ho so {1} tai {2}, den het {3}. Ma QR: {4}',
    parameters: waitingWithLink,
  },
  reminder: {
    pattern: 'Nhac: ket qua ho so {1} dang cho tai {2}. Xin nhan den het ngay {3}, sau do chuyen ve quay.',
    parameters: [
      ['dossierNumber', dossierNumber],
      ['cabinetName', cabinetName],
      ['lastDay', lastDay],
    ],
  },
  reminder_with_link: {
    pattern: 'Nhac: ket qua {1} tai {2}, den het {3}. Ma QR: {4}',
    parameters: waitingWithLink,
  },
  taken_back_to_desk: {
    pattern: 'Ket qua ho so {1} da chuyen ve {2}. Xin den nhan trong gio lam viec: {3}.',
    parameters: [
      ['dossierNumber', dossierNumber],
      ['deskName', deskName],
      ['deskHours', deskHours],
    ],
  },
} as const satisfies Record<TemplateId, Template>;

export type TextValues<Id extends TemplateId> = TemplateValues<(typeof templates)[Id]>;

/** A text ready for any channel. */
export interface NoticeText extends RenderedTemplate {
  readonly templateId: TemplateId;
}

/** @throws TextParameterError naming the first parameter that cannot be sent. */
export function writeText<Id extends TemplateId>(templateId: Id, values: TextValues<Id>): NoticeText {
  return { templateId, ...renderTemplate(templates[templateId], values) };
}

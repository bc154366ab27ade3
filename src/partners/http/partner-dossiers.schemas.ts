import { z } from 'zod';
import {
  contentsSchema,
  custodySchema,
  knownOfficialCode,
  originSchema,
  resultRegistrationSchema,
  stateSchema,
  type DossierStanding,
} from '../../dossiers/index.js';

export const dossierNumberSchema = z
  .string()
  .regex(/^[A-Z0-9][A-Z0-9.-]{4,24}$/, 'must be an official code or a deposit number such as G-261123-0007')
  .meta({ example: '000.00.00.H05-261123-0001' });

const time = z.iso.datetime().nullable();

/** A dossier as partners see it: nothing about a person, no words of staff, no tray. */
export const partnerDossierSchema = z
  .strictObject({
    origin: originSchema,
    officialCode: z.string().nullable(),
    depositNumber: z.string().nullable(),
    procedureCode: z.string(),
    departmentCode: z.string().nullable(),
    state: stateSchema,
    contents: contentsSchema,
    /** With whom the papers are; `unknown` also while nobody is certain. */
    custody: custodySchema,
    /** Grows with everything that happens to the dossier. */
    version: z.int().min(1),
    depositedAt: time,
    acceptedAt: time,
    dueAt: time,
    /** When the papers were last put into a tray for the citizen to fetch. */
    loadedAt: time,
    /** Until when they lie there. */
    fetchUntil: time,
    closedAt: time,
  })
  .meta({ id: 'PartnerDossier' });
export type PartnerDossier = z.infer<typeof partnerDossierSchema>;

/** As staff register a result, but for what only who stands there can say. */
export const resultAnnouncementSchema = resultRegistrationSchema.omit({ inHand: true }).meta({
  id: 'ResultAnnouncement',
  example: {
    origin: 'online',
    procedureCode: '1.001193',
    officialCode: '000.00.00.H05-261123-0042',
    phone: '0912 345 678',
  },
});
export type ResultAnnouncementBody = z.infer<typeof resultAnnouncementSchema>;

export const partnerDossierExample: PartnerDossier = {
  origin: 'deposit',
  officialCode: '000.00.00.H05-261123-0001',
  depositNumber: 'G-261123-0007',
  procedureCode: '1.001193',
  departmentCode: 'justice',
  state: 'processing',
  contents: 'application',
  custody: 'department',
  version: 6,
  depositedAt: '2026-11-22T12:05:00.000Z',
  acceptedAt: '2026-11-23T01:10:00.000Z',
  dueAt: '2026-11-23T10:00:00.000Z',
  loadedAt: null,
  fetchUntil: null,
  closedAt: null,
};

export function partnerDossierView(dossier: DossierStanding): PartnerDossier {
  const { origin, depositNumber, procedureCode, departmentCode } = dossier;
  const { state, contents, custody, custodyCertain, version } = dossier;
  const officialCode = knownOfficialCode(dossier);
  return {
    ...{ origin, officialCode, depositNumber, procedureCode, departmentCode, state, contents, version },
    custody: custodyCertain ? custody : 'unknown',
    depositedAt: iso(dossier.depositedAt),
    acceptedAt: iso(dossier.acceptedAt),
    dueAt: iso(dossier.dueAt),
    loadedAt: iso(dossier.loadedAt),
    fetchUntil: iso(dossier.windowEndsAt),
    closedAt: iso(dossier.closedAt),
  };
}

function iso(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}

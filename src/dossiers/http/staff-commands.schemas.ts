import { z } from 'zod';
import { secondPersonSchema } from '../../staff/index.js';
import { identityChecks } from '../commands/hand-over.js';
import { officialCodeSchema, personalText, procedureCodeSchema, trayLabelSchema } from './common.schemas.js';

export const acceptanceSchema = z
  .strictObject({
    officialCode: officialCodeSchema,
    /** Where it is processed, if elsewhere than its procedure says. */
    departmentCode: z.string().min(1).max(32).optional(),
  })
  .meta({ id: 'Acceptance', example: { officialCode: '000.00.00.H05-261123-0001' } });
export type AcceptanceBody = z.infer<typeof acceptanceSchema>;

export const supplementRequestSchema = z
  .strictObject({
    /**
     * What is missing or wrong, as the citizen shall read it: papers of the procedure's checklist, or in the officer's
     * own words. Each once.
     */
    missingPapers: z
      .array(personalText(200))
      .min(1)
      .max(20)
      .refine((papers) => new Set(papers).size === papers.length, 'must name each paper once'),
    reason: personalText(500).optional(),
  })
  .meta({ id: 'SupplementRequest', example: { missingPapers: ['Giấy chứng sinh (bản chính)'] } });
export type SupplementRequestBody = z.infer<typeof supplementRequestSchema>;

export const handOverSchema = z
  .strictObject({
    /** How the desk made sure to whom it gives the papers. */
    identityCheck: z.enum(identityChecks),
  })
  .meta({ id: 'HandOver', example: { identityCheck: 'citizen_id_card' } });
export type HandOverBody = z.infer<typeof handOverSchema>;

export const withdrawalSchema = z
  .strictObject({ reason: personalText(500) })
  .meta({ id: 'Withdrawal', example: { reason: 'Người nộp xin rút hồ sơ' } });
export type WithdrawalBody = z.infer<typeof withdrawalSchema>;

export const lossSchema = z
  .strictObject({
    /** What was done to find them, and what is supposed to have happened. */
    reason: personalText(500),
  })
  .meta({ id: 'Loss', example: { reason: 'Đã kiểm tra khay và hỏi các phòng, không tìm thấy' } });
export type LossBody = z.infer<typeof lossSchema>;

export const factorAnswerSchema = z.string().min(1).max(20);

export const pickupFactorSchema = z
  .strictObject({ pickupFactor: factorAnswerSchema })
  .meta({ id: 'PickupFactorNote', example: { pickupFactor: '1990-02-01' } });
export type PickupFactorBody = z.infer<typeof pickupFactorSchema>;

export const resultRegistrationSchema = z
  .strictObject({
    /** Where the application was filed; `agency`: an agency issued the result. */
    origin: z.enum(['counter', 'online', 'agency']),
    procedureCode: procedureCodeSchema,
    officialCode: officialCodeSchema,
    /** A Vietnamese mobile number in any usual form. */
    phone: z.string().min(1).max(30),
    holderName: personalText(80).optional(),
    lowTray: z.boolean().default(false),
    /** What the site asks about the holder when it is fetched: four digits, or a date such as `1990-02-01`. */
    pickupFactor: factorAnswerSchema.optional(),
    /** The registering officer holds the result; else the department or agency does. */
    inHand: z.boolean().default(false),
  })
  .meta({
    id: 'ResultRegistration',
    example: {
      origin: 'agency',
      procedureCode: '1.004194',
      officialCode: '000.00.00.H05-261123-0042',
      phone: '0912 345 678',
      inHand: false,
    },
  });
export type ResultRegistrationBody = z.infer<typeof resultRegistrationSchema>;

export const staffOpeningSchema = z
  .strictObject({
    purpose: z.enum(['collect', 'load', 'return']),
    /** For `load` only: the officer's own choice instead of the suggestion. */
    trayLabel: trayLabelSchema.optional(),
    /** For what is taken out, where the site wants two people. */
    secondPerson: secondPersonSchema.optional(),
  })
  .refine(({ purpose, trayLabel }) => purpose === 'load' || trayLabel === undefined, {
    path: ['trayLabel'],
    message: 'must be left out: what is taken out lies in its own tray',
  })
  .refine(({ purpose, secondPerson }) => purpose !== 'load' || secondPerson === undefined, {
    path: ['secondPerson'],
    message: 'must be left out: an empty tray is opened by one person',
  })
  .meta({ id: 'StaffOpening', example: { purpose: 'load', trayLabel: 'A07' } });
export type StaffOpeningBody = z.infer<typeof staffOpeningSchema>;

export const fullPhoneSchema = z
  .strictObject({ phone: z.string().meta({ example: '0912 345 678' }) })
  .meta({ id: 'FullPhone', example: { phone: '0912 345 678' } });

export const loadSuggestionsSchema = z
  .strictObject({
    suggestions: z.array(
      z.strictObject({
        dossierId: z.uuid(),
        depositNumber: z.string().nullable(),
        officialCode: z.string().nullable(),
        procedureCode: z.string(),
        size: z.enum(['small', 'large']),
        lowTray: z.boolean(),
        /** Null when no free tray is left that fits. */
        trayLabel: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'LoadSuggestions' });
export type LoadSuggestions = z.infer<typeof loadSuggestionsSchema>;

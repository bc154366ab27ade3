import { traySizes, doorStates, occupancies } from '@motcua247/firmware-bridge/contract';
import { z } from 'zod';
import { secondPersonSchema } from '../../staff/index.js';
import { statedReasons } from '../inspection-reason.js';
import { localizedTextSchema, personalText } from './common.schemas.js';

export const staffTraySchema = z
  .strictObject({
    label: z.string(),
    cabinetId: z.string(),
    cabinetName: localizedTextSchema,
    /** Its place in its cabinet, seen from the front; both count from 1, from the left and from above. */
    column: z.int().min(1),
    row: z.int().min(1),
    size: z.enum(traySizes),
    wheelchairReachable: z.boolean(),
    occupancySensor: z.boolean(),
    inService: z.boolean(),
    /** Why, for people; what somebody said stays as they said it. Null while it is in service. */
    outOfServiceReason: localizedTextSchema.nullable(),
    /** False: an officer must look into it before anybody may use it. */
    contentKnown: z.boolean(),
    /** By the records: nothing, papers, or papers awaited. */
    holds: z.enum(['nothing', 'papers', 'promise']),
    /** The dossier it is bound to; null also for those who may not read dossiers. */
    dossierId: z.uuid().nullable(),
    /** What the sensors show now. */
    door: z.enum(doorStates),
    occupancy: z.enum(occupancies),
    openings: z.int(),
    /** How many openings in a row have failed. */
    consecutiveFailures: z.int(),
    /** An opening that is not settled yet. */
    doorOperationId: z.uuid().nullable(),
  })
  .meta({ id: 'StaffTray' });
export type StaffTray = z.infer<typeof staffTraySchema>;

export const staffTrayExample: StaffTray = {
  label: 'A07',
  cabinetId: 'A',
  cabinetName: { vi: 'Tủ A', en: 'Cabinet A' },
  column: 1,
  row: 3,
  size: 'small',
  wheelchairReachable: true,
  occupancySensor: true,
  inService: true,
  outOfServiceReason: null,
  contentKnown: true,
  holds: 'papers',
  dossierId: '0b3f1a52-6a55-4a7c-9d0f-3a1f5f0c6b9e',
  door: 'closed',
  occupancy: 'present',
  openings: 41,
  consecutiveFailures: 0,
  doorOperationId: null,
};

export const trayListSchema = z
  .strictObject({ trays: z.array(staffTraySchema) })
  .meta({ id: 'StaffTrayList' });
export type TrayList = z.infer<typeof trayListSchema>;

export const inspectionSchema = z
  .strictObject({ reason: z.enum(statedReasons), secondPerson: secondPersonSchema.optional() })
  .meta({ id: 'Inspection', example: { reason: 'content_unknown' } });
export type InspectionBody = z.infer<typeof inspectionSchema>;

export const outOfServiceSchema = z
  .strictObject({ reason: personalText(200) })
  .meta({ id: 'OutOfService', example: { reason: 'Khóa bị kẹt' } });
export type OutOfServiceBody = z.infer<typeof outOfServiceSchema>;

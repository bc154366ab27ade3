import { z } from 'zod';
import {
  doorOperationExample,
  localizedTextSchema,
  staffDossierExample,
  staffDossierSchema,
} from '../../dossiers/index.js';
import { doorOperationViewSchema, purposes, settlements } from '../../hardware/index.js';
import { itemOpenings, itemResults, runLists } from '../run-item.policy.js';

const time = z.iso.datetime();

export const runIdSchema = z.uuid().meta({ id: 'RunId', example: '2c9d1f6a-7b0e-4a59-9c55-1f8f3a7e0d42' });
export const itemIdSchema = z
  .uuid()
  .meta({ id: 'RunItemId', example: '91f0a3c4-58d2-4e0b-8a66-5b2f6f1d7c10' });

const runItemSchema = z
  .strictObject({
    id: z.uuid(),
    list: z.enum(runLists),
    /** Place in its list, from 1, along the cabinets. */
    position: z.int(),
    /**
     * Where to go; of something to load, where it lies or should go now. Null when no tray that fits is free, and for what
     * was collected in an earlier run and is still to be decided about.
     */
    trayLabel: z.string().nullable(),
    /** While the run is open, what follows from where the papers are; after the closing, as it was then. */
    result: z.enum(itemResults),
    /** Why it is left undone. */
    reason: z.string().nullable(),
    dossier: staffDossierSchema.nullable(),
    /** Of a tray to inspect that is out of service. */
    outOfServiceReason: localizedTextSchema.nullable(),
    /** For what the tray would be opened now; null when there is nothing to open. */
    opening: z.enum(itemOpenings).nullable(),
    /** In an officer's hands: accept it, ask for supplements or withdraw it. There is no door to open. */
    toBeDecided: z.boolean(),
    /** Still with the department or agency: fetch it there first. */
    toBeReceived: z.boolean(),
    /** The newest opening for it in this run. */
    doorOperation: doorOperationViewSchema.nullable(),
  })
  .meta({ id: 'RunItem' });
export type RunItemView = z.infer<typeof runItemSchema>;

const personSchema = z.strictObject({ id: z.uuid(), displayName: z.string() });

const runFacts = {
  id: z.uuid(),
  /** The time of the schedule that it is for; of an extra run, when it was opened. */
  scheduledAt: time,
  /** Opened beside the schedule. */
  extra: z.boolean(),
  /** Earlier times of the schedule at which nobody came. */
  catchesUp: z.array(time),
  openedAt: time,
  openedBy: personSchema,
  closedAt: time.nullable(),
  closedBy: personSchema.nullable(),
};

export const runSchema = z
  .strictObject({
    ...runFacts,
    lists: z.strictObject({
      collect: z.array(runItemSchema),
      return: z.array(runItemSchema),
      inspect: z.array(runItemSchema),
      load: z.array(runItemSchema),
    }),
    counts: z.strictObject({ pending: z.int(), done: z.int(), gone: z.int(), unresolved: z.int() }),
    /** Trays that staff opened while the run was open and that are about nothing on its lists. */
    otherOpenings: z.array(
      z.strictObject({
        operationId: z.uuid(),
        trayLabel: z.string(),
        purpose: z.enum(purposes),
        authorisedAt: time,
        openerName: z.string(),
        depositNumber: z.string().nullable(),
        officialCode: z.string().nullable(),
        /** Null while it is not settled. */
        settlement: z.enum(settlements).nullable(),
      }),
    ),
    /** Departments and agencies that take dossiers over: one hand-over sheet each. */
    handOvers: z.array(
      z.strictObject({ departmentCode: z.string(), name: localizedTextSchema, dossiers: z.int() }),
    ),
  })
  .meta({ id: 'Run' });
export type RunView = z.infer<typeof runSchema>;

export const runListSchema = z
  .strictObject({ runs: z.array(z.strictObject(runFacts).meta({ id: 'RunSummary' })) })
  .meta({ id: 'RunList' });
export type RunListView = z.infer<typeof runListSchema>;

export const missedRunsSchema = z
  .strictObject({
    /** Times of the schedule, ascending, that are an hour and more ago and that no run was opened for. */
    missed: z.array(time),
    nextRunAt: time,
  })
  .meta({
    id: 'MissedRuns',
    example: { missed: ['2026-11-23T01:00:00.000Z'], nextRunAt: '2026-11-23T06:30:00.000Z' },
  });
export type MissedRunsView = z.infer<typeof missedRunsSchema>;

const reasonSchema = z
  .string()
  .trim()
  .min(3)
  .max(300)
  .regex(/^[^\p{C}]*$/u, 'must not have control characters')
  .meta({ example: 'Khóa kẹt, đã báo kỹ thuật' });

export const leftItemSchema = z
  .strictObject({ reason: reasonSchema })
  .meta({ id: 'LeftRunItem', example: { reason: 'Khóa kẹt, đã báo kỹ thuật' } });
export type LeftItemBody = z.infer<typeof leftItemSchema>;

const mostReasons = 500;

export const closingSchema = z
  .strictObject({
    /** For items that are left undone; one for an item that was resolved meanwhile does not count. */
    reasons: z
      .array(z.strictObject({ itemId: z.uuid(), reason: reasonSchema }))
      .max(mostReasons)
      .default([]),
  })
  .meta({
    id: 'RunClosing',
    example: {
      reasons: [{ itemId: '91f0a3c4-58d2-4e0b-8a66-5b2f6f1d7c10', reason: 'Khóa kẹt, đã báo kỹ thuật' }],
    },
  });
export type ClosingBody = z.infer<typeof closingSchema>;

const factsExample = {
  id: '2c9d1f6a-7b0e-4a59-9c55-1f8f3a7e0d42',
  scheduledAt: '2026-11-23T01:00:00.000Z',
  extra: false,
  catchesUp: [],
  openedAt: '2026-11-23T01:02:00.000Z',
  openedBy: { id: '3f2b8c11-9f2e-4f0d-8a1c-7b5d2e6a9c01', displayName: 'Nguyễn Thị Lan' },
  closedAt: null,
  closedBy: null,
};

export const runListExample: RunListView = { runs: [factsExample] };

export const runExample: RunView = {
  ...factsExample,
  lists: {
    collect: [
      {
        id: '91f0a3c4-58d2-4e0b-8a66-5b2f6f1d7c10',
        list: 'collect',
        position: 1,
        trayLabel: 'A07',
        result: 'pending',
        reason: null,
        dossier: {
          ...staffDossierExample,
          state: 'deposited',
          custody: 'tray',
          trayLabel: 'A07',
          officer: null,
          commands: ['withdraw'],
          openings: ['collect'],
        },
        outOfServiceReason: null,
        opening: 'collect',
        toBeDecided: false,
        toBeReceived: false,
        doorOperation: null,
      },
    ],
    return: [],
    inspect: [],
    load: [],
  },
  counts: { pending: 1, done: 0, gone: 0, unresolved: 0 },
  otherOpenings: [],
  handOvers: [],
};

export const itemOpeningExample = { ...doorOperationExample, purpose: 'collect' as const };

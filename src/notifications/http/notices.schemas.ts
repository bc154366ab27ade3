import { z } from 'zod';
import { noticeStates } from '../delivery/index.js';
import { callOutcomes } from '../notices/call-outcome.js';
import { listedStates } from '../notices/notice.queries.js';
import { toldOccasions } from '../notices/notice-texts.js';

const id = z.uuid().meta({ example: '0b6a8c7e-58a5-4a3d-9c0e-3f1d2b4a5c6d' });

export const noticeIdSchema = z
  .strictObject({ id })
  .meta({ id: 'NoticeId', example: { id: '0b6a8c7e-58a5-4a3d-9c0e-3f1d2b4a5c6d' } });
export type NoticeId = z.infer<typeof noticeIdSchema>;

export const noticeListQuerySchema = z
  .strictObject({ state: z.enum(listedStates) })
  .meta({ id: 'NoticeListQuery', example: { state: 'to_call' } });

export type NoticeListQuery = z.infer<typeof noticeListQuerySchema>;

export const callBodySchema = z
  .strictObject({
    /** `not_reached` leaves the notice on the list. */
    outcome: z.enum(callOutcomes),
  })
  .meta({ id: 'NoticeCall', example: { outcome: 'reached' } });
export type CallBody = z.infer<typeof callBodySchema>;

export const noticeSchema = z
  .strictObject({
    id: z.uuid(),
    dossierId: z.uuid(),
    template: z.enum(toldOccasions),
    /** `unknown`: the gateway may or may not have taken it; it is looked up and never sent again. */
    state: z.enum(noticeStates),
    createdAt: z.iso.datetime(),
    changedAt: z.iso.datetime(),
    attempts: z.int(),
    /** Why the person has to be called; null when nobody has to. */
    callReason: z.string().nullable(),
    /** On the list of people to be called. */
    toCall: z.boolean(),
    lastCall: z.strictObject({ at: z.iso.datetime(), outcome: z.enum(callOutcomes) }).nullable(),
  })
  .meta({ id: 'Notice' });
export type NoticeView = z.infer<typeof noticeSchema>;

export const noticeListSchema = z.strictObject({ notices: z.array(noticeSchema) }).meta({ id: 'NoticeList' });
export type NoticeListView = z.infer<typeof noticeListSchema>;

export const callListSchema = z
  .strictObject({
    notices: z.array(
      noticeSchema
        .extend({
          /** In full, for calling; null when it has been erased. */
          phone: z.string().nullable(),
          depositNumber: z.string().nullable(),
          officialCode: z.string().nullable(),
          /** What the SMS says or would have said; null when it could not even be written. */
          text: z.string().nullable(),
        })
        .meta({ id: 'NoticeToCall' }),
    ),
  })
  .meta({ id: 'CallList' });
export type CallListView = z.infer<typeof callListSchema>;

export const noticeExample: NoticeView = {
  id: '0b6a8c7e-58a5-4a3d-9c0e-3f1d2b4a5c6d',
  dossierId: '2f1c7e8a-9b3d-4c5e-8f7a-6b5c4d3e2f1a',
  template: 'result_ready',
  state: 'undelivered',
  createdAt: '2026-11-23T09:12:00.000Z',
  changedAt: '2026-11-23T09:12:02.000Z',
  attempts: 1,
  callReason: 'recipient_invalid',
  toCall: true,
  lastCall: null,
};

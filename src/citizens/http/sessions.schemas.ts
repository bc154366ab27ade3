import { z } from 'zod';
import type { StartedSession } from '../sessions/begin-session.js';
import { purposeSchema } from './codes.schemas.js';

export const citizenSessionSchema = z
  .strictObject({
    /** For the header `x-citizen-session`, at this kiosk only; shown only here. */
    sessionToken: z.string(),
    purpose: purposeSchema,
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'CitizenSession' });
export type StartedSessionView = z.infer<typeof citizenSessionSchema>;

export const citizenSessionExample: StartedSessionView = {
  sessionToken: 'pS0xqj3mZkGk0uU9lH7o4v2y5w8z1c6b3n0m9a8s7d4',
  purpose: 'deposit',
  expiresAt: '2026-11-23T02:05:00.000Z',
};

export function citizenSessionView({ token, session }: StartedSession): StartedSessionView {
  const { purpose, expiresAt } = session;
  return { sessionToken: token, purpose, expiresAt: expiresAt.toISOString() };
}

import { z } from 'zod';
import { staffCookie, type LeftCookie } from '../../platform/index.js';
import { idleEndsAt, type SessionTimes } from '../sessions/session-life.policy.js';
import { nextSteps } from '../sessions/session-stage.js';
import type { HalfWaySession } from '../sessions/sign-in.js';
import type { NewSession } from '../sessions/start-session.js';
import { accountView } from './account.view.js';
import { accountSchema, givenPasswordSchema } from './staff.schemas.js';

export const signInSchema = z
  .strictObject({
    // Not held against the form of a username: what is no username gets the answer of a wrong one.
    username: z.string().min(1).max(64).meta({ example: 'nguyen.thi.lan' }),
    password: givenPasswordSchema,
  })
  .meta({
    id: 'SignIn',
    example: { username: 'nguyen.thi.lan', password: 'con trau di truoc cai cay' },
  });
export type SignInBody = z.infer<typeof signInSchema>;

/** What is told of a new session. Its token is for the cookie alone, and is dropped on the way out. */
export const staffSessionSchema = z
  .object({
    expiresAt: z.iso.datetime(),
    account: accountSchema,
  })
  .meta({ id: 'StaffSession' });

export const halfWaySessionSchema = staffSessionSchema
  .extend({
    /** What must be shown or set up at /api/staff/second-factor before anything else is allowed. */
    next: z.enum(nextSteps),
  })
  .meta({ id: 'HalfWaySession' });

const keptSchema = z.object({ token: z.string(), expiresAt: z.iso.datetime() });

/** A new session on its way to its cookie. */
export type NewSessionView = z.infer<typeof staffSessionSchema> & z.infer<typeof keptSchema>;

/** The same after the password alone. */
export type HalfWaySessionView = z.infer<typeof halfWaySessionSchema> & NewSessionView;

export const sessionExample: z.infer<typeof staffSessionSchema> = {
  expiresAt: '2026-11-23T03:00:00.000Z',
  account: {
    id: '6e7f3a52-3a0b-4f4b-8a57-0f4d3e0d1c11',
    username: 'nguyen.thi.lan',
    displayName: 'Nguyễn Thị Lan',
    roles: ['officer'],
    departmentCode: null,
    mustChangePassword: false,
  },
};

export const standingSessionSchema = z
  .strictObject({
    /** The time by the service: the clock of a screen may be wrong. */
    at: z.iso.datetime(),
    /** It ends then, unless somebody does something; no later than it expires. */
    idleEndsAt: z.iso.datetime(),
    /** It ends then, whatever is done. */
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'StandingStaffSession' });
export type StandingSession = z.infer<typeof standingSessionSchema>;

export const standingSessionExample: StandingSession = {
  at: '2026-11-23T02:09:30.000Z',
  idleEndsAt: '2026-11-23T02:40:00.000Z',
  expiresAt: '2026-11-23T03:00:00.000Z',
};

export function standingSessionView(session: SessionTimes, idleMinutes: number, at: Date): StandingSession {
  const { expiresAt } = session;
  const idleEnd = idleEndsAt(session, idleMinutes);
  return {
    at: at.toISOString(),
    idleEndsAt: (idleEnd < expiresAt ? idleEnd : expiresAt).toISOString(),
    expiresAt: expiresAt.toISOString(),
  };
}

/** Browsers keep the token of the newest step in the cookie; it is in no body that a page could read. */
export const sessionCookie: LeftCookie = {
  cookie: staffCookie,
  keep: (answer) => {
    const { token, expiresAt } = keptSchema.parse(answer);
    return { value: token, expiresAt: new Date(expiresAt) };
  },
};

export function sessionView({ token, expiresAt, account }: NewSession): NewSessionView {
  return { token, expiresAt: expiresAt.toISOString(), account: accountView(account) };
}

export function halfWaySessionView(session: HalfWaySession): HalfWaySessionView {
  return { ...sessionView(session), next: session.next };
}

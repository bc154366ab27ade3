import { z } from 'zod';
import { browsers, systems } from '../sessions/device.policy.js';
import type { OwnSession } from '../sessions/own-sessions.js';

const ownSessionSchema = z
  .strictObject({
    id: z.uuid(),
    /** The one that asks. */
    current: z.boolean(),
    /** False where only the password was shown; such a session can do nothing and lasts ten minutes. */
    complete: z.boolean(),
    /** By what its browser said of itself at the sign-in. */
    browser: z.enum(browsers),
    system: z.enum(systems),
    startedAt: z.iso.datetime(),
    /** To the minute. */
    lastUsedAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'OwnSession' });

export const ownSessionsSchema = z
  .strictObject({ sessions: z.array(ownSessionSchema) })
  .meta({ id: 'OwnSessions' });
export type OwnSessions = z.infer<typeof ownSessionsSchema>;

export const ownSessionsExample: OwnSessions = {
  sessions: [
    {
      id: '0d5c1c86-2f0c-4b7b-9a53-6a3f0c6f1e01',
      current: true,
      complete: true,
      browser: 'chrome',
      system: 'windows',
      startedAt: '2026-11-23T01:02:03.000Z',
      lastUsedAt: '2026-11-23T01:31:00.000Z',
      expiresAt: '2026-11-23T02:02:03.000Z',
    },
  ],
};

export const ownSessionIdSchema = z.uuid().meta({ example: '0d5c1c86-2f0c-4b7b-9a53-6a3f0c6f1e02' });

/** @param currentId the session that asks */
export function ownSessionsView(sessions: readonly OwnSession[], currentId: string): OwnSessions {
  return {
    sessions: sessions.map(({ id, stage, browser, system, startedAt, lastUsedAt, expiresAt }) => ({
      id,
      current: id === currentId,
      complete: stage === 'complete',
      browser,
      system,
      startedAt: startedAt.toISOString(),
      lastUsedAt: lastUsedAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    })),
  };
}

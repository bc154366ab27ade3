import { describe, expect, it } from '@jest/globals';
import { isKnownKind } from './kind.js';

describe('kinds of entries', () => {
  it.each(['dossier.accepted', 'tray.content_unknown', 'run.missed', 'kiosk.revoked', 'notice.queued'])(
    '%s has words',
    (kind) => {
      expect(isKnownKind(kind)).toBe(true);
    },
  );

  it.each([
    'dossier.teleported',
    'fire.begun',
    'dossier',
    'dossier.accepted.twice',
    'dossier.constructor',
    '',
  ])('%p has none', (kind) => {
    expect(isKnownKind(kind)).toBe(false);
  });
});

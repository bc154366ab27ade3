import { describeHeads, describeVerification } from './describe-verification.js';
import type { MissingEnd } from '../ledger/index.js';
import type { Restored } from './after-restore.js';

/** What was done, and what is left to people, in the operator's words. */
export function describeRestoration(restored: Restored, migrations: readonly string[]): string {
  return [...done(restored, migrations), '', 'What is left to people:', ...left(restored)].join('\n');
}

function done(restored: Restored, migrations: readonly string[]): string[] {
  const { chain, heads, open, kiosks, givenPasswords } = restored;
  return [
    migrations.length === 0 ? 'The database was up to date.' : `Done: ${migrations.join(', ')}.`,
    describeVerification(chain),
    describeHeads(heads),
    `Ended: ${restored.staffSessions} sessions of staff, ${open.sessions} of citizens, ${open.codes} codes, ${open.setUpCodes} set-up codes, ${restored.pickupQrs} pickup QR codes.`,
    `Passwords that were given and not used, ended: ${listed(givenPasswords)}.`,
    `Kiosks revoked: ${listed(kiosks)}.`,
    `Notices held back, whose people are to be called: ${restored.notices}.`,
    `Trays closed to citizens until somebody has looked into them: ${restored.trays}.`,
  ];
}

function left({ missing, newest, witnessFile }: Restored): string[] {
  const witnessed =
    newest === undefined
      ? `- No signed head was kept in ${witnessFile}, so that nobody can say what is missing. Hold the ledger against heads that were kept elsewhere: motcua247 ledger verify --witness <file>.`
      : `- The newest signed head that is kept is of entry ${newest.sequence}, at ${newest.signedAt.toISOString()}. Make sure that nobody outside knows a newer one.`;
  const signing =
    missing === undefined
      ? []
      : [
          `- ${comparison(missing)}`,
          `- The ledger lacks what came after the backup. Put ${witnessFile} away as evidence, and let it be signed again: motcua247 ledger sign-again --cleared backup_restored.`,
        ];
  return [
    witnessed,
    ...signing,
    '- Do again what was taken away since the backup, before the site opens: erasures that citizens asked for, accounts disabled, roles taken away, passwords and authenticator apps reset, partners, their keys and callback secrets ended.',
    '- Know that phones which were locked since the backup are not locked any more, and that wrong codes since do not count; and have the authenticator apps of those reset who used recovery codes since: what was used up signs in again.',
    '- Start the service, make the kiosks anew, and have every tray looked into: an audit of each cabinet.',
    '- Call the people on the list of notices.',
  ];
}

/** One that somebody wrote anew looks like one that was restored, but for the time of the backup, which the operator knows. */
function comparison({ from, fits }: MissingEnd): string {
  const after = fits
    ? `The ledger is the one that was signed up to entry ${fits.sequence}, at ${fits.signedAt.toISOString()}`
    : 'No head fits the ledger';
  return `${after}; that of entry ${from.sequence}, signed at ${from.signedAt.toISOString()}, is gone. If the backup is younger than that, it is not this ledger that was restored: look who had access.`;
}

const listed = (names: readonly string[]): string => (names.length === 0 ? 'none' : names.join(', '));

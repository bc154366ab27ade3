import { readFileSync, statSync } from 'node:fs';
import { describeMistake, environmentPlace } from './configuration-error.js';
import { whyUnreadable } from './file-text.js';

/** Secrets that may stand in a file instead of the environment: `NAME_FILE` names it (systemd and container secrets). */
const secretsInFiles = [
  'DATABASE_URL',
  'SECRET_KEY',
  'TWILIO_AUTH_TOKEN',
  'LEDGER_WITNESS_TOKEN',
  'LEDGER_WITNESS_SMTP_URL',
] as const;

type SecretInFile = (typeof secretsInFiles)[number];

/** What systemd shows of a credential that a service's user reads: the bits of the group stand for an entry of its access list. */
const modeOfCredential = 0o440;

export interface Variables {
  /** Non-empty variables; an empty one counts as not set, as in systemd's EnvironmentFile. */
  readonly values: Readonly<Record<string, string>>;
  /** Where to look for a variable that came from a file. */
  readonly sources: ReadonlyMap<string, { readonly key: string; readonly place: string }>;
  readonly mistakes: readonly string[];
}

/** The variables with the contents of the files that `*_FILE` variables name, trimmed. A file that others may read holds no secret. */
export function withSecretFiles(environment: NodeJS.ProcessEnv): Variables {
  const values = Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
  const sources = new Map<string, { key: string; place: string }>();
  const mistakes: string[] = [];
  for (const name of secretsInFiles) {
    const key = `${name}_FILE`;
    const path = values[key];
    if (path === undefined) continue;
    if (values[name] !== undefined) {
      mistakes.push(
        describeMistake(key, environmentPlace, `is set together with ${name}; set only one of them`),
      );
      continue;
    }
    try {
      const exposure = exposureOf(name, path);
      if (exposure !== undefined) mistakes.push(describeMistake(key, path, exposure));
      values[name] = readFileSync(path, 'utf8').trim();
      sources.set(name, { key, place: path });
    } catch (error) {
      mistakes.push(describeMistake(key, environmentPlace, `cannot read ${path}: ${whyUnreadable(error)}`));
    }
  }
  return { values, sources, mistakes };
}

/** Whom a file is open to who has no business there, and what to do; undefined when nobody is. */
function exposureOf(name: SecretInFile, path: string): string | undefined {
  const mode = statSync(path).mode & 0o777;
  if ((mode & 0o007) !== 0) return 'can be read or written by everybody on this machine: run chmod 600 on it';
  if (name !== 'SECRET_KEY' || (mode & 0o077) === 0 || mode === modeOfCredential) return undefined;
  return 'can be read or written by a group: run chmod 600 on it';
}

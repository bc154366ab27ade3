import { readFileSync } from 'node:fs';
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

export interface Variables {
  /** Non-empty variables; an empty one counts as not set, as in systemd's EnvironmentFile. */
  readonly values: Readonly<Record<string, string>>;
  /** Where to look for a variable that came from a file. */
  readonly sources: ReadonlyMap<string, { readonly key: string; readonly place: string }>;
  readonly mistakes: readonly string[];
}

/** The variables with the contents of the files that `*_FILE` variables name, trimmed. */
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
      values[name] = readFileSync(path, 'utf8').trim();
      sources.set(name, { key, place: path });
    } catch (error) {
      mistakes.push(describeMistake(key, environmentPlace, `cannot read ${path}: ${whyUnreadable(error)}`));
    }
  }
  return { values, sources, mistakes };
}

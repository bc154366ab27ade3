/** The place of every mistake that was made in an environment variable. */
export const environmentPlace = 'environment';

/**
 * One line about one mistake.
 * @param key the variable, or the path within the site file such as `pickup.windowDays`.
 * @param place `environment`, or file, line and column.
 * @param message what is allowed, with range and unit. Never the value of a secret.
 */
export function describeMistake(key: string, place: string, message: string): string {
  return `${key} (${place}): ${message}`;
}

/** The service must not start: names every mistake at once, so that nobody has to find them start by start. */
export class ConfigurationError extends Error {
  constructor(readonly mistakes: readonly string[]) {
    const count = mistakes.length === 1 ? 'a mistake' : `${mistakes.length} mistakes`;
    super([`The configuration has ${count}:`, ...mistakes.map((mistake) => `  - ${mistake}`)].join('\n'));
    this.name = 'ConfigurationError';
  }
}

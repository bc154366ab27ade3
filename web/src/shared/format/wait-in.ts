export interface Wait {
  readonly unit: 'seconds' | 'minutes' | 'hours';
  readonly count: number;
}

/** A wait as people say it: rounded up, so that whoever comes back then need not wait again. */
export function waitIn(seconds: number): Wait {
  if (seconds <= 90) return { unit: 'seconds', count: Math.ceil(seconds) };
  if (seconds <= 90 * 60) return { unit: 'minutes', count: Math.ceil(seconds / 60) };
  return { unit: 'hours', count: Math.ceil(seconds / 3600) };
}

import type { ProblemError } from '../shared/api/index.js';

/** Why the page cannot say where the dossier stands. Each has words of its own, and its own way on. */
export type Trouble = 'unknown_link' | 'no_network' | 'service_away';

/** A token that is none (422) and one that nobody has (404) are the same to the holder of a link: it leads nowhere. */
const leadsNowhere: readonly string[] = ['not_found', 'validation_failed'];

/** @param online whether the phone itself thinks that it has a network */
export function troubleOf({ code }: Pick<ProblemError, 'code'>, online: boolean): Trouble {
  if (leadsNowhere.includes(code)) return 'unknown_link';
  return code === 'unreachable' && !online ? 'no_network' : 'service_away';
}

import type { Schema } from '../../shared/api/index.js';
import { isFinal } from '../dossiers/commands/command-forms.js';
import type { Dossier, DossierCommand } from '../dossiers/types.js';

export type WorkListFacts = Schema<'Worklists'>['lists'][number];

/** The list that was asked for; else the first on which something waits, else the first. */
export function listShown(
  lists: readonly WorkListFacts[],
  asked: string | undefined,
): WorkListFacts | undefined {
  return lists.find(({ id }) => id === asked) ?? lists.find(({ count }) => count > 0) ?? lists[0];
}

/** The next steps of a dossier, as they are offered in a list: what ends its course is done on its own page only. */
export const nextSteps = ({ commands }: Pick<Dossier, 'commands'>): readonly DossierCommand[] =>
  commands.filter((command) => !isFinal(command));

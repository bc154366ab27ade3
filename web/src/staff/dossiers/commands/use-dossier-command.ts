import { useTranslation } from 'react-i18next';
import type { Schema } from '../../../shared/api/index.js';
import { useCommand, type Command } from '../../commands/use-command.js';
import { useAnnounce } from '../../components/use-announce.js';
import type { Dossier, DossierCommand } from '../types.js';
import type { send } from '../../../shared/api/index.js';

type Mutation = Parameters<typeof send<Dossier>>[0];

/** Gives one command about a dossier; says that it was done, and closes what asked for it. */
export function useDossierCommand<Variables = void>(
  command: DossierCommand,
  request: (header: Parameters<Mutation>[0], variables: Variables) => ReturnType<Mutation>,
  onDone: () => void,
): Command<Variables, Schema<'StaffDossier'>> {
  const { t } = useTranslation('staff');
  const announce = useAnnounce();
  return useCommand<Variables, Dossier>({
    send: request,
    touches: ['dossiers', 'runs', 'load-suggestions', 'overview'],
    onDone: () => {
      announce(t('dossiers.done', { command: t(`dossierWords.command.${command}`) }));
      onDone();
    },
  });
}

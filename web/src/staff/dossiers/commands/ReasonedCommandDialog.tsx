import { useTranslation } from 'react-i18next';
import { api } from '../../api.js';
import { ReasonDialog } from '../../commands/ReasonDialog.js';
import type { Dossier } from '../types.js';
import type { ReasonedCommand } from './command-forms.js';
import { useDossierCommand } from './use-dossier-command.js';
import { useReturnFocus } from '../../components/use-return-focus.js';

const routeOf = {
  withdraw: '/api/staff/dossiers/{id}/withdraw',
  declare_lost: '/api/staff/dossiers/{id}/declare-lost',
} as const satisfies Readonly<Record<ReasonedCommand, string>>;

interface Props {
  readonly dossier: Pick<Dossier, 'id'>;
  readonly command: ReasonedCommand;
  readonly onClose: () => void;
}

/** A command that must have a reason. */
export function ReasonedCommandDialog({ dossier: { id }, command, onClose }: Props) {
  const { t } = useTranslation('staff');
  useReturnFocus();
  const { run, pending, problem } = useDossierCommand(
    command,
    (header, reason: string) =>
      api.POST(routeOf[command], { params: { path: { id }, header }, body: { reason } }),
    onClose,
  );
  return (
    <ReasonDialog
      opened
      dangerous
      title={t(`dossierWords.command.${command}`)}
      confirm={t(`dossierWords.command.${command}`)}
      pending={pending}
      problem={problem}
      onConfirm={run}
      onClose={onClose}
    >
      {t(`dossiers.confirm.${command}`)}
    </ReasonDialog>
  );
}

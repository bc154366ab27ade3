import { useTranslation } from 'react-i18next';
import { api } from '../../api.js';
import { ConfirmDialog } from '../../commands/ConfirmDialog.js';
import type { Dossier } from '../types.js';
import type { ConfirmedCommand } from './command-forms.js';
import { useDossierCommand } from './use-dossier-command.js';
import { useReturnFocus } from '../../components/use-return-focus.js';

const routeOf = {
  receive_in_department: '/api/staff/dossiers/{id}/receive-in-department',
  finish: '/api/staff/dossiers/{id}/finish',
  take_from_department: '/api/staff/dossiers/{id}/take-from-department',
  send_to_desk: '/api/staff/dossiers/{id}/send-to-desk',
  receive_at_desk: '/api/staff/dossiers/{id}/receive-at-desk',
  declare_found: '/api/staff/dossiers/{id}/declare-found',
} as const satisfies Readonly<Record<ConfirmedCommand, string>>;

interface Props {
  readonly dossier: Pick<Dossier, 'id'>;
  readonly command: ConfirmedCommand;
  readonly onClose: () => void;
}

/** A command for which it is enough to say yes. */
export function ConfirmedCommandDialog({ dossier: { id }, command, onClose }: Props) {
  const { t } = useTranslation('staff');
  useReturnFocus();
  const { run, pending, problem } = useDossierCommand(
    command,
    (header) => api.POST(routeOf[command], { params: { path: { id }, header } }),
    onClose,
  );
  return (
    <ConfirmDialog
      opened
      title={t(`dossierWords.command.${command}`)}
      confirm={t(`dossierWords.command.${command}`)}
      pending={pending}
      problem={problem}
      onConfirm={run}
      onClose={onClose}
    >
      {t(`dossiers.confirm.${command}`)}
    </ConfirmDialog>
  );
}

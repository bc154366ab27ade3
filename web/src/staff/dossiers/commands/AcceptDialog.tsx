import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AcceptForm } from '../../run/steps/AcceptForm.js';
import type { Dossier } from '../types.js';
import { useReturnFocus } from '../../components/use-return-focus.js';

interface Props {
  readonly dossier: Dossier;
  readonly onClose: () => void;
}

/** Accepts papers as an application, as in a run. */
export function AcceptDialog({ dossier, onClose }: Props) {
  const { t } = useTranslation('staff');
  useReturnFocus();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('dossierWords.command.accept')}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <AcceptForm dossier={dossier} onDone={onClose} onBack={onClose} />
    </Modal>
  );
}

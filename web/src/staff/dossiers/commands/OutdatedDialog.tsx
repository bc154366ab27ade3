import { Alert, Button, Group, Modal, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useReturnFocus } from '../../components/use-return-focus.js';
import type { DossierCommand } from '../types.js';

interface Props {
  readonly command: DossierCommand;
  readonly onClose: () => void;
}

/** In place of a dialog whose dossier has changed meanwhile: what was being asked can no longer be done. */
export function OutdatedDialog({ command, onClose }: Props) {
  const { t } = useTranslation('staff');
  useReturnFocus();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`dossierWords.command.${command}`)}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <Stack>
        <Alert color="wait" role="alert">
          {t('dossiers.outdated')}
        </Alert>
        <Group justify="flex-end">
          <Button data-autofocus onClick={onClose}>
            {t('shell.close')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

import { Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../../shared/api/index.js';
import { useLanguage } from '../../../shared/texts/index.js';
import { useReturnFocus } from '../../components/use-return-focus.js';
import { DossierState } from '../DossierState.js';

interface Props {
  readonly erasure: Schema<'PersonErasure'>;
  readonly onClose: () => void;
}

/** What was erased, and which dossiers had to stay and why, to be told to the person. */
export function ErasureDone({ erasure: { erased, refused }, onClose }: Props) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  useReturnFocus();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('dossiers.personErasure.link')}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <Stack>
        <Text role="status">
          {erased.length === 0
            ? t('dossiers.personErasure.nothing')
            : t('dossiers.personErasure.erased', { count: erased.length })}
        </Text>
        {refused.length > 0 && (
          <>
            <Text>{t('dossiers.personErasure.refused')}</Text>
            <List>
              {refused.map(({ id, depositNumber, officialCode, procedureName, state }) => (
                <List.Item key={id}>
                  {officialCode ?? depositNumber ?? t('dossiers.table.unnumbered')}, {procedureName[language]}{' '}
                  <DossierState state={state} />
                </List.Item>
              ))}
            </List>
          </>
        )}
        <Group justify="flex-end">
          <Button data-autofocus onClick={onClose}>
            {t('shell.close')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

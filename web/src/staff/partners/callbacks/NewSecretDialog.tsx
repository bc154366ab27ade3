import { Checkbox, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../../shared/api/index.js';
import { api } from '../../api.js';
import { ConfirmDialog } from '../../commands/ConfirmDialog.js';
import { useReturnFocus } from '../../components/use-return-focus.js';
import { useProvenCommand } from '../../session/second-factor/use-proven-command.js';

interface Props {
  readonly partnerId: string;
  /** There is a secret already, which the new one takes the place of. */
  readonly replaces: boolean;
  readonly onMade: (made: Schema<'CallbackSecret'>) => void;
  readonly onClose: () => void;
}

/** Asks before a partner gets a secret to sign with: the one before it ends. */
export function NewSecretDialog({ partnerId: id, replaces, onMade, onClose }: Props) {
  const { t } = useTranslation('staff');
  const [endOldNow, setEndOldNow] = useState(false);
  useReturnFocus();
  const { run, pending, problem, proof } = useProvenCommand('secret', {
    send: (header) =>
      api.POST('/api/staff/partners/{id}/callback-secret', {
        params: { path: { id }, header },
        body: { endOldNow },
      }),
    touches: ['partners'],
    onDone: onMade,
  });
  return (
    <>
      <ConfirmDialog
        opened
        title={t('partners.callbacks.new.link')}
        confirm={t('partners.callbacks.new.make')}
        pending={pending}
        problem={problem}
        onConfirm={run}
        onClose={onClose}
      >
        {replaces ? (
          <Stack>
            <Text>{t('partners.callbacks.new.replaces')}</Text>
            <Checkbox
              label={t('partners.callbacks.new.endOldNow')}
              checked={endOldNow}
              onChange={(event) => {
                setEndOldNow(event.currentTarget.checked);
              }}
            />
          </Stack>
        ) : (
          t('partners.callbacks.new.first')
        )}
      </ConfirmDialog>
      {proof}
    </>
  );
}

import { Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../../shared/api/index.js';
import { api } from '../../api.js';
import { FormDialog } from '../../commands/FormDialog.js';
import { textField } from '../../components/fields.js';
import { useProvenCommand } from '../../session/second-factor/use-proven-command.js';

interface Props {
  readonly partnerId: string;
  /** The address that is set now; empty before the first. */
  readonly before: string;
  readonly onMade: (made: Schema<'WebhookSecret'>) => void;
  readonly onClose: () => void;
}

/** Sets where a partner is told of dossiers; each time with a new secret. */
export function AddressDialog({ partnerId: id, before, onMade, onClose }: Props) {
  const { t } = useTranslation('staff');
  const [url, setUrl] = useState(before);
  const [tried, setTried] = useState(false);
  const set = useProvenCommand('secret', {
    send: (header, body: Schema<'NewWebhook'>) =>
      api.PUT('/api/staff/partners/{id}/webhook', { params: { path: { id }, header }, body }),
    touches: ['partners'],
    onDone: onMade,
  });
  const isAddress = /^https?:\/\//.test(url.trim()) && URL.canParse(url.trim());
  return (
    <>
      <FormDialog
        title={t('partners.webhook.set')}
        submit={t('partners.webhook.submit')}
        pending={set.pending}
        problem={set.problem}
        onSubmit={() => {
          setTried(true);
          if (isAddress) set.run({ url: url.trim() });
        }}
        onClose={onClose}
      >
        <TextInput
          data-autofocus
          type="url"
          autoComplete="off"
          label={t('partners.webhook.address')}
          description={t('partners.webhook.hint')}
          maxLength={500}
          error={tried && !isAddress && t('partners.webhook.fault')}
          {...textField(url, setUrl)}
        />
        {before !== '' && <Text>{t('partners.webhook.overlap')}</Text>}
      </FormDialog>
      {set.proof}
    </>
  );
}

import { Radio, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../../shared/api/index.js';
import { api } from '../../api.js';
import { FormDialog } from '../../commands/FormDialog.js';
import { useCommand } from '../../commands/use-command.js';
import { textField } from '../../components/fields.js';
import { useAnnounce } from '../../components/use-announce.js';

type Unlock = Schema<'PhoneUnlock'>;

const ownerChecks: readonly Unlock['ownerCheck'][] = ['citizen_id_card', 'vneid', 'passport'];

/** Opens the self-service of a phone again for its owner, who stands at the desk; nothing is chosen beforehand. */
export function UnlockPhoneDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('staff');
  const announce = useAnnounce();
  const [phone, setPhone] = useState('');
  const [check, setCheck] = useState<Unlock['ownerCheck'] | undefined>(undefined);
  const [tried, setTried] = useState(false);
  const { run, pending, problem } = useCommand({
    send: (header, body: Unlock) => api.POST('/api/staff/phone-lock/ending', { params: { header }, body }),
    onDone: () => {
      announce(t('dossiers.unlockPhone.done'));
      onClose();
    },
  });
  const typed = phone.trim();
  return (
    <FormDialog
      title={t('dossiers.unlockPhone.link')}
      submit={t('dossiers.unlockPhone.submit')}
      pending={pending}
      problem={problem}
      onSubmit={() => {
        setTried(true);
        if (typed !== '' && check !== undefined) run({ phone: typed, ownerCheck: check });
      }}
      onClose={onClose}
    >
      <Text>{t('dossiers.unlockPhone.what')}</Text>
      <TextInput
        data-autofocus
        label={t('dossiers.unlockPhone.phone')}
        type="tel"
        autoComplete="off"
        maxLength={40}
        error={tried && typed === '' && t('dossiers.unlockPhone.fault')}
        {...textField(phone, setPhone)}
      />
      <Radio.Group
        label={t('dossiers.unlockPhone.question')}
        description={t('dossiers.identity.help')}
        error={tried && check === undefined && t('dossiers.identity.fault')}
        value={check ?? ''}
        onChange={(value) => {
          setCheck(ownerChecks.find((candidate) => candidate === value));
        }}
      >
        <Stack gap="sm" mt="xs">
          {ownerChecks.map((candidate) => (
            <Radio key={candidate} value={candidate} label={t(`dossierWords.identityCheck.${candidate}`)} />
          ))}
        </Stack>
      </Radio.Group>
    </FormDialog>
  );
}

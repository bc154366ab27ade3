import { Radio, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { textField } from '../../components/fields.js';
import type { OwnerCheck, OwnerFieldsState } from './use-owner.js';

const ownerChecks: readonly OwnerCheck[] = ['citizen_id_card', 'vneid', 'passport'];

/** Phone and identity check of somebody who stands at the desk. */
export function OwnerFields({ phone, setPhone, check, setCheck, phoneFault, checkFault }: OwnerFieldsState) {
  const { t } = useTranslation('staff');
  return (
    <>
      <TextInput
        data-autofocus
        label={t('dossiers.owner.phone')}
        type="tel"
        autoComplete="off"
        maxLength={40}
        error={phoneFault && t('dossiers.owner.fault')}
        {...textField(phone, setPhone)}
      />
      <Radio.Group
        label={t('dossiers.owner.question')}
        description={t('dossiers.identity.help')}
        error={checkFault && t('dossiers.identity.fault')}
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
    </>
  );
}

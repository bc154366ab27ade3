import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../shared/api/index.js';
import { api } from '../api.js';
import { FormDialog } from '../commands/FormDialog.js';
import { textField } from '../components/fields.js';
import { useProvenCommand } from '../session/second-factor/use-proven-command.js';

interface Props {
  readonly onMade: (kiosk: Schema<'KioskToSetUp'>) => void;
  readonly onClose: () => void;
}

/** Makes a kiosk by its name. */
export function NewKioskDialog({ onMade, onClose }: Props) {
  const { t } = useTranslation('staff');
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const make = useProvenCommand('kiosk', {
    send: (header, body: Schema<'NewKiosk'>) => api.POST('/api/staff/kiosks', { params: { header }, body }),
    touches: ['kiosks'],
    onDone: onMade,
  });
  const tidy = name.replace(/\s+/g, ' ').trim();
  return (
    <>
      <FormDialog
        title={t('kiosks.new.link')}
        submit={t('kiosks.new.submit')}
        pending={make.pending}
        problem={make.problem}
        onSubmit={() => {
          setTried(true);
          if (tidy !== '') make.run({ name: tidy });
        }}
        onClose={onClose}
      >
        <TextInput
          data-autofocus
          label={t('kiosks.name')}
          description={t('kiosks.new.hint')}
          maxLength={80}
          error={tried && tidy === '' && t('kiosks.new.fault')}
          {...textField(name, setName)}
        />
      </FormDialog>
      {make.proof}
    </>
  );
}

import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../../shared/api/index.js';
import { api } from '../../api.js';
import { FormDialog } from '../../commands/FormDialog.js';
import { textField } from '../../components/fields.js';
import { useProvenCommand } from '../../session/second-factor/use-proven-command.js';

/** For how many days a key may be made here. */
const periods = ['30', '90', '180', '365'];
const usual = '365';

interface Props {
  readonly partnerId: string;
  readonly onMade: (key: Schema<'MadePartnerKey'>) => void;
  readonly onClose: () => void;
}

/** Makes a key for a partner, for a time. */
export function NewKeyDialog({ partnerId: id, onMade, onClose }: Props) {
  const { t } = useTranslation('staff');
  const [days, setDays] = useState(usual);
  const make = useProvenCommand('secret', {
    send: (header, body: Schema<'NewPartnerKey'>) =>
      api.POST('/api/staff/partners/{id}/keys', { params: { path: { id }, header }, body }),
    touches: ['partners'],
    onDone: onMade,
  });
  return (
    <>
      <FormDialog
        title={t('partners.keys.new')}
        submit={t('partners.keys.make')}
        pending={make.pending}
        problem={make.problem}
        onSubmit={() => {
          make.run({ validDays: Number(days) });
        }}
        onClose={onClose}
      >
        <NativeSelect
          data-autofocus
          label={t('partners.keys.works')}
          data={periods.map((period) => ({
            value: period,
            label: t('partners.keys.days', { days: period }),
          }))}
          {...textField(days, setDays)}
        />
      </FormDialog>
      {make.proof}
    </>
  );
}

import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../shared/api/index.js';
import { api } from '../api.js';
import { ProblemNotice } from '../problems/ProblemNotice.js';
import { useProvenCommand } from '../session/second-factor/use-proven-command.js';

interface Props {
  readonly kiosk: Schema<'Kiosk'>;
  readonly onMade: (kiosk: Schema<'KioskToSetUp'>) => void;
}

/** Asks for another set-up code: the first was not typed in time, or the device was replaced. */
export function NewCodeButton({ kiosk: { id, name }, onMade }: Props) {
  const { t } = useTranslation('staff');
  const { run, pending, problem, proof } = useProvenCommand('kiosk', {
    send: (header) => api.POST('/api/staff/kiosks/{id}/set-up-code', { params: { path: { id }, header } }),
    touches: ['kiosks'],
    onDone: onMade,
  });
  return (
    <>
      <ProblemNotice problem={problem} />
      <Button
        variant="default"
        aria-haspopup="dialog"
        loading={pending}
        onClick={() => {
          run();
        }}
      >
        {t('kiosks.code.again')}
        <span className="visually-hidden"> {name}</span>
      </Button>
      {proof}
    </>
  );
}

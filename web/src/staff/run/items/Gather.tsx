import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../problems/ProblemNotice.js';
import { May } from '../../session/May.js';
import type { Run } from '../run-types.js';
import { useGather } from './use-gather.js';

/** Puts on the lists what has come since they were made. */
export function Gather({ run }: { readonly run: Run }) {
  const { t } = useTranslation('staff');
  const gather = useGather(run.id);
  return (
    <May action="run.work">
      <Button
        variant="default"
        loading={gather.pending}
        onClick={() => {
          gather.run();
        }}
      >
        {t('run.gather')}
      </Button>
      <ProblemNotice problem={gather.problem} />
      {gather.proof}
    </May>
  );
}

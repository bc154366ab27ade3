import { Button, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { May } from '../../session/May.js';
import { openItems } from '../next-item.js';
import type { Run } from '../run-types.js';
import { Gather } from './Gather.js';
import { StepHeading } from './StepHeading.js';

/** Nothing can be done now: everything is done, or what is left is not up to the officer. */
export function NothingLeft({ run }: { readonly run: Run }) {
  const { t } = useTranslation('staff');
  const waiting = openItems(run).length;
  return (
    <Stack align="start">
      <StepHeading>{waiting === 0 ? t('run.nothing.done') : t('run.nothing.waiting')}</StepHeading>
      <p>{waiting === 0 ? t('run.nothing.doneText') : t('run.nothing.waitingText', { count: waiting })}</p>
      <Gather run={run} />
      <May action="run.close">
        <Button component={Link} to="/run/close" size="xl">
          {t('run.close.link')}
        </Button>
      </May>
    </Stack>
  );
}

import { Alert, Button, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatDateTime, formatTime } from '../../shared/format/format.js';
import { useLanguage } from '../../shared/texts/index.js';
import type { Schema } from '../../shared/api/index.js';
import { api } from '../api.js';
import { Loaded } from '../components/Loaded.js';
import { PageTitle } from '../components/PageTitle.js';
import { Panel } from '../components/Panel.js';
import { ProblemNotice } from '../problems/ProblemNotice.js';
import { May } from '../session/May.js';
import { useProvenCommand } from '../session/second-factor/use-proven-command.js';
import { PastRuns } from './PastRuns.js';
import { useMissedRuns } from './use-run.js';

/** No run is open: when the next is, what was missed, and the button that begins one. */
export function RunStart() {
  const { t } = useTranslation('staff');
  const missedRuns = useMissedRuns();
  return (
    <Stack gap="lg">
      <PageTitle>{t('run.start.title')}</PageTitle>
      <Panel title={t('run.start.next')}>
        <Loaded query={missedRuns}>{(times) => <NextRun times={times} />}</Loaded>
      </Panel>
      <PastRuns />
    </Stack>
  );
}

/**
 * The button comes with the times and not before them: they would push it away from under the finger, which then presses
 * nothing, or change what it says.
 */
function NextRun({ times: { missed, nextRunAt } }: { readonly times: Schema<'MissedRuns'> }) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const start = useProvenCommand('run', {
    send: (header) => api.POST('/api/staff/runs', { params: { header } }),
    touches: ['runs', 'overview'],
  });
  return (
    <Stack>
      <p>{t('run.start.at', { time: formatDateTime(nextRunAt, language) })}</p>
      {missed.length > 0 && (
        <Alert color="wait" title={t('run.start.missed')}>
          {missed.map((time) => formatDateTime(time, language)).join(' · ')}
          <br />
          {t('run.start.caughtUp')}
        </Alert>
      )}
      <May action="run.open">
        <Button
          size="xl"
          loading={start.pending}
          onClick={() => {
            start.run();
          }}
        >
          {missed.length > 0 ? t('run.start.catchUp') : t('run.start.begin')}
        </Button>
      </May>
      <ProblemNotice problem={start.problem} />
      {start.proof}
      <p>{t('run.start.early', { time: formatTime(nextRunAt, language) })}</p>
    </Stack>
  );
}

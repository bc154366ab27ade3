import { Alert, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { formatDateTime } from '../../shared/format/format.js';
import { useLanguage } from '../../shared/texts/index.js';
import { Empty } from '../components/Empty.js';
import { Loaded } from '../components/Loaded.js';
import { PageTitle } from '../components/PageTitle.js';
import { Panel } from '../components/Panel.js';
import { PaperLink } from '../components/PaperLink.js';
import { useKioskMode } from '../kiosk-mode/use-kiosk-mode.js';
import { RunResults } from './RunResults.js';
import type { Run } from './run-types.js';
import { useRun } from './use-run.js';

/** A run with its papers: the manifest, and one sheet for each department that takes dossiers over. */
export function RunPapers() {
  const { id = '' } = useParams();
  return <Loaded query={useRun(id)}>{(run) => <Papers run={run} />}</Loaded>;
}

function Papers({ run }: { readonly run: Run }) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const kioskMode = useKioskMode();
  const { id, scheduledAt, extra, closedAt, closedBy, handOvers, catchesUp } = run;
  const paper = `/api/staff/runs/${id}`;
  return (
    <Stack gap="lg">
      <PageTitle aside={<Link to="/run">{t('run.papers.back')}</Link>}>
        {t(extra ? 'run.papers.extraTitle' : 'run.papers.title', {
          time: formatDateTime(scheduledAt, language),
        })}
      </PageTitle>
      <Stack gap="xs">
        <p>
          {closedAt === null
            ? t('run.papers.open')
            : t('run.papers.closed', {
                time: formatDateTime(closedAt, language),
                officer: closedBy?.displayName ?? '—',
              })}
        </p>
        {catchesUp.length > 0 && (
          <p>
            {t('run.papers.catchesUp', {
              times: catchesUp.map((time) => formatDateTime(time, language)).join(' · '),
            })}
          </p>
        )}
      </Stack>
      <Panel title={t('run.papers.print')}>
        {kioskMode && <Alert color="wait">{t('kiosk.noPrinter')}</Alert>}
        {!kioskMode && (
          <Stack align="start">
            <PaperLink address={`${paper}/manifest`}>{t('run.papers.manifest')}</PaperLink>
            {handOvers.map(({ departmentCode, name, dossiers }) => (
              <PaperLink key={departmentCode} address={`${paper}/hand-over-sheets/${departmentCode}`}>
                {t('run.papers.handOver', { department: name[language], count: dossiers })}
              </PaperLink>
            ))}
            {handOvers.length === 0 && <Empty>{t('run.papers.noHandOver')}</Empty>}
          </Stack>
        )}
      </Panel>
      <RunResults run={run} />
    </Stack>
  );
}

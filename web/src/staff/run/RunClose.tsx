import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useNavigate } from 'react-router';
import { useLanguage } from '../../shared/texts/index.js';
import { api } from '../api.js';
import { isReason, longestReason, tidyReason } from '../commands/reason.js';
import { useCommand } from '../commands/use-command.js';
import { Loaded } from '../components/Loaded.js';
import { PageTitle } from '../components/PageTitle.js';
import { Panel } from '../components/Panel.js';
import { ProblemNotice } from '../problems/ProblemNotice.js';
import { openItems } from './next-item.js';
import styles from './RunClose.module.css';
import type { Run } from './run-types.js';
import { useOpenRun } from './use-run.js';

export function RunClose() {
  const query = useOpenRun();
  return (
    <Loaded query={query}>{(run) => (run ? <Closing run={run} /> : <Navigate to="/run" replace />)}</Loaded>
  );
}

/** Ends the run: for everything that is left undone it must be said why. */
function Closing({ run }: { readonly run: Run }) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const navigate = useNavigate();
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const [tried, setTried] = useState(false);
  const open = openItems(run);
  const close = useCommand({
    send: (header, given: { itemId: string; reason: string }[]) =>
      api.POST('/api/staff/runs/{id}/closing', {
        params: { path: { id: run.id }, header },
        body: { reasons: given },
      }),
    touches: ['runs', 'overview'],
    onDone: () => navigate(`/run/${run.id}`, { replace: true }),
  });
  const missing = open.filter(({ id }) => !isReason(reasons[id] ?? ''));
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setTried(true);
    if (missing.length > 0) return;
    close.run(open.map(({ id }) => ({ itemId: id, reason: tidyReason(reasons[id] ?? '') })));
  };
  const { done, gone, unresolved } = run.counts;
  return (
    <form onSubmit={submit}>
      <Stack gap="lg">
        <PageTitle>{t('run.close.title')}</PageTitle>
        <p>{t('run.close.counts', { done, gone, unresolved, open: open.length })}</p>
        {open.length > 0 && (
          <Panel title={t('run.close.open')}>
            <p>{t('run.close.why')}</p>
            <ul className={styles['items']}>
              {open.map(({ id, list, trayLabel, dossier }) => (
                <li key={id} className={styles['item']}>
                  <div>
                    <strong>
                      {t(`run.lists.${list}`)} {trayLabel ?? ''}
                    </strong>
                    <p className={styles['what']}>
                      {dossier?.depositNumber ?? dossier?.officialCode}
                      {dossier && ` · ${dossier.procedure.name[language]}`}
                    </p>
                  </div>
                  <TextInput
                    label={t('reason.label')}
                    maxLength={longestReason}
                    value={reasons[id] ?? ''}
                    error={tried && !isReason(reasons[id] ?? '') && t('run.close.reasonMissing')}
                    onChange={({ currentTarget: { value } }) => {
                      setReasons({ ...reasons, [id]: value });
                    }}
                  />
                </li>
              ))}
            </ul>
            {open.length > 1 && (
              <Button
                variant="default"
                disabled={!isReason(reasons[open[0]?.id ?? ''] ?? '')}
                onClick={() => {
                  const [first] = open;
                  const reason = reasons[first?.id ?? ''] ?? '';
                  setReasons(Object.fromEntries(open.map(({ id }) => [id, reason])));
                }}
              >
                {t('run.close.sameForAll')}
              </Button>
            )}
          </Panel>
        )}
        <ProblemNotice problem={close.problem} />
        <Group>
          <Button type="submit" size="xl" loading={close.pending}>
            {t('run.close.submit')}
          </Button>
          <Button component={Link} to="/run" variant="default" size="xl">
            {t('run.close.back')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

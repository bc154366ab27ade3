import { Button, Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { read, type Schema } from '../../shared/api/index.js';
import { formatDateTime, formatPhone } from '../../shared/format/format.js';
import { useLanguage } from '../../shared/texts/index.js';
import { api } from '../api.js';
import { useCommand } from '../commands/use-command.js';
import { useAnnounce } from '../components/use-announce.js';
import { keyOf } from '../live/topics.js';
import { ProblemNotice } from '../problems/ProblemNotice.js';
import { May } from '../session/May.js';
import styles from './Today.module.css';

const outcomes = ['reached', 'not_reached', 'number_wrong'] as const;

/** Somebody to be called: what the message would have said, the number on request, and what came of the call. */
export function Call({ notice }: { readonly notice: Schema<'NoticeToCall'> }) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const announce = useAnnounce();
  const [numberWanted, setNumberWanted] = useState(false);
  const { id, dossierId, depositNumber, officialCode, template, text, lastCall, changedAt } = notice;
  const phone = useQuery({
    queryKey: keyOf('dossiers', 'phone', dossierId),
    queryFn: () => read(api.GET('/api/staff/dossiers/{id}/phone', { params: { path: { id: dossierId } } })),
    enabled: numberWanted,
    gcTime: 0,
  });
  const called = useCommand({
    send: (header, outcome: (typeof outcomes)[number]) =>
      api.POST('/api/staff/notices/{id}/call', { params: { path: { id }, header }, body: { outcome } }),
    touches: ['notices', 'overview', 'alarms'],
    onDone: () => {
      announce(t('today.calls.noted'));
    },
  });
  return (
    <li className={styles['call']}>
      <p>
        <strong>{depositNumber ?? officialCode}</strong> · {t(`today.calls.template.${template}`)}
      </p>
      <p className={styles['when']}>{formatDateTime(changedAt, language)}</p>
      <blockquote lang="vi">{text}</blockquote>
      {lastCall !== null && (
        <p className={styles['when']}>
          {t('today.calls.last', { time: formatDateTime(lastCall.at, language) })}{' '}
          {t(`today.calls.outcome.${lastCall.outcome}`)}
        </p>
      )}
      <May action="notice.call">
        {phone.data ? (
          <Stack gap="xs">
            <p className={styles['phone']}>{formatPhone(phone.data.phone)}</p>
            <Group gap="xs">
              {outcomes.map((outcome) => (
                <Button
                  key={outcome}
                  variant="default"
                  loading={called.pending}
                  onClick={() => {
                    called.run(outcome);
                  }}
                >
                  {t(`today.calls.outcome.${outcome}`)}
                </Button>
              ))}
            </Group>
          </Stack>
        ) : (
          <div>
            <Button
              variant="default"
              loading={phone.isFetching}
              onClick={() => {
                setNumberWanted(true);
              }}
            >
              {t('today.calls.showNumber')}
            </Button>
          </div>
        )}
        <ProblemNotice problem={phone.error ?? called.problem} />
      </May>
    </li>
  );
}

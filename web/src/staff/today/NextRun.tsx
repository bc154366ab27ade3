import { Alert, Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schema } from '../../shared/api/index.js';
import { formatDateTime } from '../../shared/format/format.js';
import { useLanguage } from '../../shared/texts/index.js';
import { Panel } from '../components/Panel.js';
import { May } from '../session/May.js';
import { timeLeft, type TimeLeft } from './countdown.js';
import styles from './Today.module.css';
import { useCountdown } from './use-countdown.js';

interface Props {
  readonly runs: Schema<'Overview'>['runs'];
  /** When it was read, by this browser's clock. */
  readonly readAt: number;
}

/** The run that is open, or when the next begins. */
export function NextRun({ runs: { openRunId, nextRunAt, secondsUntilNext, missed }, readAt }: Props) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const left = timeLeft(useCountdown(secondsUntilNext, readAt));
  return (
    <Panel title={openRunId === null ? t('today.run.next') : t('today.run.open')}>
      {openRunId === null && (
        <div>
          <p>{formatDateTime(nextRunAt, language)}</p>
          <p className={styles['countdown']} role="timer">
            {leftInWords(left, t)}
          </p>
        </div>
      )}
      {missed.length > 0 && (
        <Alert color="wait">
          {t('today.run.missed', {
            times: missed.map((time) => formatDateTime(time, language)).join(' · '),
          })}
        </Alert>
      )}
      <May action="run.read">
        <Button component={Link} to="/run" size="lg">
          {openRunId === null ? t('today.run.go') : t('today.run.goOn')}
        </Button>
      </May>
    </Panel>
  );
}

function leftInWords(left: TimeLeft, t: TFunction<'staff'>): string {
  switch (left.unit) {
    case 'days':
      return t('today.run.left.days', { days: left.days, hours: left.hours });
    case 'hours':
      return t('today.run.left.hours', { hours: left.hours, minutes: left.minutes });
    case 'minutes':
      return t('today.run.left.minutes', { minutes: left.minutes, seconds: left.seconds });
  }
}

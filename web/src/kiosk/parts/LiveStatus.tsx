import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { readAgain } from '../../shared/live/read-again.js';
import { overviewQuery } from '../api/queries.js';
import { useKiosk } from '../kiosk-context.js';
import { useLiveDoors } from '../use-live-doors.js';
import styles from './LiveStatus.module.css';

/** Listens to what changes, and says when the service is busy or away. */
export function LiveStatus() {
  const { t } = useTranslation('kiosk');
  const { state } = useKiosk();
  const live = useLiveDoors();
  const queries = useQueryClient();
  useEffect(() => {
    // Whether only the stream is away, or the service with it.
    if (!live) void readAgain(queries, overviewQuery);
  }, [live, queries]);
  return (
    <p className={styles['status']} role="status">
      {state.asking !== null ? t('frame.busy') : live ? '' : t('frame.notLive')}
    </p>
  );
}

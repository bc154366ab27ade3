import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveEvents } from '../../shared/live/use-live-events.js';
import { readTopicsAgain } from './read-topics-again.js';
import styles from './LiveUpdates.module.css';
import { staffEvents, topicsOutdatedBy } from './event-topics.js';
import { topics, type Topic } from './topics.js';

/** One act tells several events; what they concern is read once. */
const gatherMs = 150;

/** Keeps everything on the screen as it is now, by one stream of events for the whole console; says when it cannot. */
export function LiveUpdates() {
  const { t } = useTranslation('staff');
  const queries = useQueryClient();
  const outdated = useRef(new Set<Topic>());
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  useEffect(
    () => () => {
      clearTimeout(timer.current);
    },
    [],
  );

  const connected = useLiveEvents({
    address: '/api/staff/events',
    types: staffEvents,
    onEvent: ({ type }) => {
      for (const topic of topicsOutdatedBy(type)) outdated.current.add(topic);
      timer.current ??= setTimeout(() => {
        timer.current = undefined;
        const gathered = [...outdated.current];
        outdated.current.clear();
        readTopicsAgain(queries, gathered);
      }, gatherMs);
    },
    onConnect: () => {
      readTopicsAgain(queries, topics);
    },
  });

  return (
    <div role="status" className={styles['place']}>
      {!connected && <p className={styles['lost']}>{t('shell.notLive')}</p>}
    </div>
  );
}

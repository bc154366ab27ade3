import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { Loaded } from '../components/Loaded.js';
import { Panel } from '../components/Panel.js';
import { Call } from './Call.js';
import styles from './Today.module.css';
import { useCalls } from './use-today.js';

/** People whom no SMS has reached, or may not have: somebody calls them. */
export function Calls() {
  const { t } = useTranslation('staff');
  const place = useRef<HTMLDivElement>(null);
  const { hash, key } = useLocation();
  // The router changes the address without going there.
  useEffect(() => {
    if (hash !== '#calls') return;
    place.current?.scrollIntoView({ block: 'start' });
    place.current?.focus();
  }, [hash, key]);
  return (
    <div id="calls" ref={place} tabIndex={-1}>
      <Panel title={t('today.calls.title')}>
        <Loaded query={useCalls()}>
          {(notices) =>
            notices.length === 0 ? (
              <p className={styles['fine']}>{t('today.calls.none')}</p>
            ) : (
              <ul className={styles['calls']}>
                {notices.map((notice) => (
                  <Call key={notice.id} notice={notice} />
                ))}
              </ul>
            )
          }
        </Loaded>
      </Panel>
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { useOverview } from '../api/queries.js';
import { useKiosk } from '../kiosk-context.js';
import { Clock } from './Clock.js';
import { DisplaySettings } from './DisplaySettings.js';
import { LiveStatus } from './LiveStatus.js';
import { SiteName } from './SiteName.js';
import styles from './Frame.module.css';

interface Props {
  readonly children: ReactNode;
  readonly onStaff: () => void;
}

/** What stands around every screen: whose cabinet this is, how it is shown, the time. */
export function Frame({ children, onStaff }: Props) {
  const { t } = useTranslation('kiosk');
  const { state, dispatch } = useKiosk();
  const known = state.screen.name !== 'starting' && state.screen.name !== 'set_up';
  const { data, dataUpdatedAt } = useOverview(known);
  const heard = data && { at: data.at, heardAt: dataUpdatedAt };

  return (
    <div className={styles['frame']} aria-busy={state.asking !== null}>
      <header className={styles['header']}>
        {known ? <SiteName /> : <p className={styles['name']}>{t('title')}</p>}
        <DisplaySettings
          preferences={state.preferences}
          onChange={(preferences) => {
            dispatch({ type: 'preferred', preferences });
          }}
        />
        <Clock heard={heard} onStaff={onStaff} />
      </header>
      {children}
      {known ? <LiveStatus /> : null}
    </div>
  );
}

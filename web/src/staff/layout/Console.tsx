import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Route, Routes } from 'react-router';
import { Announcements } from '../components/Announcements.js';
import { Loading } from '../components/Loading.js';
import { useKioskMode } from '../kiosk-mode/use-kiosk-mode.js';
import { LiveUpdates } from '../live/LiveUpdates.js';
import { areas, ownSessions, type Area } from '../routes.js';
import { mayAny, useMe } from '../session/use-me.js';
import styles from './Console.module.css';
import { Header } from './Header.js';
import { NotHere } from './NotHere.js';
import { ScreenBoundary } from './ScreenBoundary.js';

/** The console around its areas, for somebody who is signed in. */
export function Console() {
  const { t } = useTranslation('staff');
  const me = useMe();
  const kioskMode = useKioskMode();
  const open = areas.filter(({ needs, atKiosk }) => mayAny(me, needs) && (!kioskMode || atKiosk === true));
  return (
    <Announcements>
      <a className={styles['skip']} href="#content">
        {t('shell.skip')}
      </a>
      <Header areas={open} />
      <LiveUpdates />
      <main id="content" className={styles['content']} tabIndex={-1}>
        <ScreenBoundary>
          <Suspense fallback={<Loading />}>
            <AreaRoutes areas={open} kioskMode={kioskMode} />
          </Suspense>
        </ScreenBoundary>
      </main>
    </Announcements>
  );
}

interface Props {
  readonly areas: readonly Area[];
  readonly kioskMode: boolean;
}

function AreaRoutes({ areas: open, kioskMode }: Props) {
  const [first] = open;
  return (
    <Routes>
      {first && <Route index element={<Navigate to={first.path} replace />} />}
      {open.map(({ path, Screen }) => (
        <Route key={path} path={`${path}/*`} element={<Screen />} />
      ))}
      {!kioskMode && <Route path={ownSessions.path} element={<ownSessions.Screen />} />}
      <Route path="*" element={<NotHere />} />
    </Routes>
  );
}

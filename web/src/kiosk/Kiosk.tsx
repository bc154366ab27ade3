import { useMemo } from 'react';
import { useLockedPage } from '../shared/locked-page/use-locked-page.js';
import { useToldTouches } from '../shared/presence/use-told-touches.js';
import { useOverview } from './api/queries.js';
import { sayStillThere } from './api/still-there.js';
import { useConversation } from './use-conversation.js';
import { timesOut } from './idle/times-out.js';
import { useIdle } from './idle/use-idle.js';
import { tokenOfPickupQr } from './input/pickup-qr.js';
import { tokenOfStatusLink } from './input/status-link.js';
import { useScanner } from './input/use-scanner.js';
import { useSimulatedScanner } from './input/use-simulated-scanner.js';
import { KioskConversation } from './kiosk-context.js';
import { Frame } from './parts/Frame.js';
import { IdleWarning } from './parts/IdleWarning.js';
import { ScreenView } from './screens/ScreenView.js';
import { isStopped } from './screens/home-standing.js';
import { Stopped } from './screens/Stopped.js';
import { useDevice } from './use-device.js';
import { useRevocation } from './use-revocation.js';
import { usePreferences } from './use-preferences.js';

const staffConsole = '/staff?kiosk';
/** Until the service has said how long this site waits. */
const usualIdleSeconds = 60;
/** How often the service is told of touches, at most. */
const tellTouchesEveryMs = 10_000;

/** The kiosk: one conversation with one person at a time, and nothing left of it for the next. */
export function Kiosk() {
  const [state, dispatch] = useConversation();
  const context = useMemo(() => ({ state, dispatch }), [state, dispatch]);
  const leave = (): void => {
    dispatch({ type: 'left' });
  };

  useDevice(state, dispatch);
  usePreferences(state.preferences);
  useLockedPage();
  const known = state.screen.name !== 'starting' && state.screen.name !== 'set_up';
  const { data: overview, error } = useOverview(known);
  useRevocation(error, dispatch);
  const idle = useIdle({
    watching: timesOut(state),
    limitMs: (overview?.timing.idleSeconds ?? usualIdleSeconds) * 1000,
    key: state.visit.operation?.settledAt ?? '',
    onOver: leave,
  });
  useToldTouches(state.visit.session?.token, sayStillThere, tellTouchesEveryMs);
  const scan = (scanned: string): void => {
    const statusToken = tokenOfStatusLink(scanned);
    if (statusToken !== undefined) dispatch({ type: 'scanned_status', token: statusToken });
    // Held before it while the kiosk has not heard yet what this site allows, a code counts too; the service judges it.
    const pickupToken = overview?.pickupQr === false ? undefined : tokenOfPickupQr(scanned);
    if (pickupToken !== undefined) dispatch({ type: 'scanned_pickup_qr', token: pickupToken });
  };
  useScanner(scan);
  useSimulatedScanner(overview?.demo === true, scan);

  const toStaff = (): void => {
    leave();
    // A moment later, so that the person's session is ended first.
    setTimeout(() => {
      location.assign(staffConsole);
    });
  };
  return (
    <KioskConversation value={context}>
      <Frame onStaff={toStaff}>
        {isStopped(state.screen.name, overview) ? (
          <Stopped why="power_failing" />
        ) : (
          <ScreenView key={keyOf(state.screen)} screen={state.screen} />
        )}
      </Frame>
      {idle.kind === 'warning' ? <IdleWarning secondsLeft={idle.secondsLeft} onLeave={leave} /> : null}
    </KioskConversation>
  );
}

/** Another screen begins anew, with nothing typed on the one before. */
const keyOf = (screen: object): string => JSON.stringify(screen);

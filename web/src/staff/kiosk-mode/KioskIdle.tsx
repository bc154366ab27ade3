import { useSignOut } from '../session/use-sign-out.js';
import { IdleWatch } from './IdleWatch.js';
import { useKioskMode } from './use-kiosk-mode.js';

/** On the kiosk's screen, whoever walks away is signed out, and the screen goes back to the citizens. */
export function KioskIdle() {
  const signOut = useSignOut();
  return useKioskMode() ? <IdleWatch onIdle={signOut} /> : null;
}

import { useEffect, type Dispatch } from 'react';
import { credentialInAddress, enrol, readDevice } from './api/device.js';
import type { Conversation, KioskEvent } from './conversation/conversation.js';

const askAgainAfterMs = 3_000;

/**
 * Finds out which kiosk this is: by the credential in the address, else by the cookie. Asks again for as long as nobody
 * answers, since the service may start after the kiosk's browser does.
 */
export function useDevice(state: Conversation, dispatch: Dispatch<KioskEvent>): void {
  const starting = state.screen.name === 'starting';
  useEffect(() => {
    if (!starting) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const credential = credentialInAddress();
    const ask = async (): Promise<void> => {
      const standing = await (credential === undefined ? readDevice() : enrol(credential));
      if (over) return;
      if (standing === 'known') dispatch({ type: 'device_known' });
      else if (standing === 'unreachable') timer = setTimeout(() => void ask(), askAgainAfterMs);
      else dispatch({ type: 'device_unknown', refused: standing === 'refused' });
    };
    void ask();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [starting, dispatch]);
}

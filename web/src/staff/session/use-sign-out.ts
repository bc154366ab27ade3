import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { send } from '../../shared/api/index.js';
import { api } from '../api.js';
import { backToKiosk } from '../kiosk-mode/kiosk-mode.js';
import { useKioskMode } from '../kiosk-mode/use-kiosk-mode.js';
import { forgetPerson } from './session.js';

/**
 * Signs out, and leaves no trace on the screen even when the service does not answer; the session then ends by its time.
 */
export function useSignOut(): () => void {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const kioskMode = useKioskMode();
  return () => {
    const leave = (): void => {
      if (kioskMode) {
        backToKiosk(window);
        return;
      }
      // The next person does not begin in the place of the last one.
      void navigate('/', { replace: true });
      forgetPerson(queries, { kind: 'signed_out' });
    };
    send((header) => api.DELETE('/api/staff/sessions/current', { params: { header } })).then(leave, leave);
  };
}

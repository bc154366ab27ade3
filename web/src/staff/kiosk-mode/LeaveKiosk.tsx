import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { backToKiosk } from './kiosk-mode.js';
import { useKioskMode } from './use-kiosk-mode.js';

/** The way back to the citizens' screen before anybody has signed in; shown only on the kiosk. */
export function LeaveKiosk() {
  const { t } = useTranslation('staff');
  if (!useKioskMode()) return null;
  return (
    <Button
      variant="default"
      size="lg"
      onClick={() => {
        backToKiosk(window);
      }}
    >
      {t('kiosk.leave')}
    </Button>
  );
}

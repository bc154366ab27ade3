import { MantineProvider } from '@mantine/core';
import { BrowserRouter } from 'react-router';
import { useLockedPage } from '../shared/locked-page/use-locked-page.js';
import { useKeepFocus } from './focus/use-keep-focus.js';
import { KioskMode } from './kiosk-mode/use-kiosk-mode.js';
import { KioskIdle } from './kiosk-mode/KioskIdle.js';
import { ScreenKeyboard } from './kiosk-mode/ScreenKeyboard.js';
import { Console } from './layout/Console.js';
import { SessionGate } from './session/SessionGate.js';
import { theme, themeVariables } from './theme.js';

/** @param kioskMode whether it runs on the kiosk's own screen. */
export function Staff({ kioskMode }: { readonly kioskMode: boolean }) {
  useKeepFocus();
  // Whoever finds the way to the sign-in stands in the street.
  useLockedPage(kioskMode);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={themeVariables} forceColorScheme="light">
      <KioskMode value={kioskMode}>
        <BrowserRouter basename="/staff">
          <KioskIdle />
          {kioskMode && <ScreenKeyboard />}
          <SessionGate>
            <Console />
          </SessionGate>
        </BrowserRouter>
      </KioskMode>
    </MantineProvider>
  );
}

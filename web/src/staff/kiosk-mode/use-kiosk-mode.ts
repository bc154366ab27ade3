import { createContext, useContext } from 'react';

/** Whether the console runs on the kiosk's own screen. */
export const KioskMode = createContext(false);

export const useKioskMode = (): boolean => useContext(KioskMode);

import { createContext, useContext } from 'react';

export const Announce = createContext<(text: string) => void>(() => undefined);

/** Says that something was done, to eyes and ears: `announce(t('…'))`. */
export const useAnnounce = (): ((text: string) => void) => useContext(Announce);

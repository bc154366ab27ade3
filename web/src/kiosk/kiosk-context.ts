import { createContext, useContext, type Dispatch } from 'react';
import type { Conversation, KioskEvent } from './conversation/conversation.js';

interface KioskContext {
  readonly state: Conversation;
  readonly dispatch: Dispatch<KioskEvent>;
}

export const KioskConversation = createContext<KioskContext | null>(null);

/** The conversation, for every screen. */
export function useKiosk(): KioskContext {
  const context = useContext(KioskConversation);
  if (context === null) throw new Error('Screens of the kiosk stand inside its conversation.');
  return context;
}

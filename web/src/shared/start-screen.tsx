import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import type { i18n } from 'i18next';
import { I18nextProvider } from 'react-i18next';
import { createQueries } from './api/queries.js';

/** Puts a screen into its page, with its texts and its memory of what the service said. */
export function startScreen(texts: i18n, screen: ReactNode): void {
  const place = document.getElementById('screen');
  if (place === null) throw new Error('The page has no element "screen".');
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={createQueries()}>
        <I18nextProvider i18n={texts}>{screen}</I18nextProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}

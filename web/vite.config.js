import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { checkTexts } from './src/texts-check/check-texts.js';

const screens = ['home', 'kiosk', 'staff', 'status', 'simulator'];

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), checkTexts()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // The kiosk's browser is ours; phones of the last five years understand this.
    target: ['chrome109', 'safari15'],
    // A data: address would need an exception in the Content-Security-Policy for fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // On a slow machine it would say how long each plugin took, which is no news to whoever starts the program.
      checks: { bundlerTimings: false },
      input: Object.fromEntries(
        screens.map((screen) => [screen, resolve(import.meta.dirname, `${screen}.html`)]),
      ),
    },
  },
});

import 'i18next';
import type { vi as home } from './home/texts/vi.js';
import type { vi as kiosk } from './kiosk/texts/vi.js';
import type { vi as simulator } from './simulator/texts/vi.js';
import type { vi as staff } from './staff/texts/vi.js';
import type { vi as status } from './status/texts/vi.js';

/** A text that no catalogue has does not compile. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: false;
    resources: {
      home: typeof home;
      kiosk: typeof kiosk;
      simulator: typeof simulator;
      staff: typeof staff;
      status: typeof status;
    };
  }
}

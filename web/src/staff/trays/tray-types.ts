import type { Schema } from '../../shared/api/index.js';

export type Tray = Schema<'StaffTray'>;

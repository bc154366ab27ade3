import { z } from 'zod';
import { mostDaysExported } from '../exports/period.js';

const date = z.iso
  .date({ error: 'must be a date of the calendar such as 2026-11-23' })
  .meta({ example: '2026-11-23' });

export const exportPeriodSchema = z
  .strictObject({ from: date, to: date })
  .superRefine(({ from, to }, context) => {
    const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
    if (days >= 0 && days < mostDaysExported) return;
    const message = `must be 0–${mostDaysExported - 1} days after "from"`;
    context.addIssue({ code: 'custom', path: ['to'], message });
  })
  .meta({ id: 'ExportPeriod', example: { from: '2026-11-01', to: '2026-11-30' } });
export type ExportPeriodQuery = z.infer<typeof exportPeriodSchema>;

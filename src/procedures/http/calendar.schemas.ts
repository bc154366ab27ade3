import { z } from 'zod';
import { weekdays } from '../../config/index.js';

const date = z.iso
  .date({ error: 'must be a date of the calendar such as 2026-02-14' })
  .meta({ example: '2026-02-14' });

export const swapDateSchema = z
  .strictObject({ date })
  .meta({ id: 'SwapDate', example: { date: '2026-01-10' } });
export type SwapDate = z.infer<typeof swapDateSchema>;

const entry = {
  /** true: people work on this day; false: they do not. */
  working: z.boolean(),
  /** The decision that moved the day. No control or formatting characters. */
  name: z
    .string()
    .trim()
    .min(1)
    .max(80)
    .regex(/^[^\p{C}]*$/u, 'must not have control characters'),
};

export const swapBodySchema = z
  .strictObject(entry)
  .meta({ id: 'WorkingDaySwapBody', example: { working: true, name: 'Làm bù cho ngày 2/1/2026' } });
export type SwapBody = z.infer<typeof swapBodySchema>;

export const swapSchema = z
  .strictObject({ date: z.string(), working: z.boolean(), name: z.string() })
  .meta({ id: 'WorkingDaySwap' });
export type SwapView = z.infer<typeof swapSchema>;

export const mostDaysListed = 366;
/** Tết is a block of nine days or so; a month is a slip of the hand. */
export const mostDaysEntered = 31;

function ordered(mostDays: number) {
  return (period: { from: string; to: string }, context: z.core.$RefinementCtx): void => {
    const days = (Date.parse(period.to) - Date.parse(period.from)) / 86_400_000;
    if (days >= 0 && days < mostDays) return;
    const message = `must be 0–${mostDays - 1} days after "from"`;
    context.addIssue({ code: 'custom', path: ['to'], message });
  };
}

export const periodSchema = z
  .strictObject({ from: date, to: date })
  .superRefine(ordered(mostDaysListed))
  .meta({ id: 'CalendarPeriod', example: { from: '2026-01-01', to: '2026-01-31' } });
export type Period = z.infer<typeof periodSchema>;

export const swapsBodySchema = z
  .strictObject({ from: date, to: date, ...entry })
  .superRefine(ordered(mostDaysEntered))
  .meta({
    id: 'WorkingDaySwapsBody',
    example: { from: '2026-02-14', to: '2026-02-22', working: false, name: 'Tết Nguyên đán' },
  });
export type SwapsBody = z.infer<typeof swapsBodySchema>;

export const swapListSchema = z.strictObject({ swaps: z.array(swapSchema) }).meta({ id: 'WorkingDaySwaps' });
export type SwapListView = z.infer<typeof swapListSchema>;

export const removalSchema = z
  .strictObject({ from: date, to: date })
  .superRefine(ordered(mostDaysEntered))
  .meta({ id: 'WorkingDaySwapRemoval', example: { from: '2026-02-14', to: '2026-02-22' } });
export type Removal = z.infer<typeof removalSchema>;

export const removedSchema = z
  .strictObject({
    /** The days for which an entry was taken back. */
    removed: z.array(z.string()),
  })
  .meta({ id: 'WorkingDaySwapsRemoved' });
export type RemovedView = z.infer<typeof removedSchema>;

export const calendarSchema = z
  .strictObject({
    /** The day it is at the site. */
    today: z.string(),
    days: z.array(
      z.strictObject({
        date: z.string(),
        weekday: z.enum(weekdays),
        working: z.boolean(),
        /** What decides: the latest entry, else the site file's swap, else a holiday, else the weekday. */
        source: z.enum(['weekday', 'holiday', 'site_swap', 'entered_swap']),
        name: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Calendar' });
export type CalendarView = z.infer<typeof calendarSchema>;

import { leftOpenWarningSecondsSchema, siteHardwareShape } from '@motcua247/firmware-bridge/contract';
import { z } from 'zod';
import {
  alarmAfterWarning,
  ascending,
  holidayEndsAfterItBegins,
  idleWithinSession,
  isTimeZone,
  remindersWithinWindow,
  unique,
} from './site-rules.js';

/** The site file: everything about one one-stop shop that is neither the machine's nor a secret. */

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof weekdays)[number];

export const departmentKinds = ['department', 'agency'] as const;
export type DepartmentKind = (typeof departmentKinds)[number];

/** What may be asked of whoever fetches a result: the last four digits of the holder's citizen number, or their date of birth. */
export const pickupFactors = ['citizen_id_last_four', 'birth_date'] as const;
export type PickupFactor = (typeof pickupFactors)[number];

/** Rules between values are not asked about a value that is wrong by itself. */
const abort = { abort: true };

const text = (longest: number) => z.string().trim().min(1).max(longest);
const localizedText = (longest: number) => z.strictObject({ vi: text(longest), en: text(longest) });
const wholeNumber = (smallest: number, largest: number) => z.int().min(smallest, abort).max(largest, abort);

const code = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,31}$/, 'must be 1–32 small letters, digits or "-", beginning with a letter');
const date = z.iso.date({ error: 'must be a date of the calendar such as 2026-02-14', ...abort });
const timeOfDay = z.string().regex(/^(?:[01][0-9]|2[0-3]):[0-5][0-9]$/, {
  error: 'must be a time 00:00–23:59 such as 08:00',
  ...abort,
});

/**
 * A text that goes into an SMS as it stands: GSM 7-bit without the characters that gateways reject, and short enough
 * for every template to fit one part.
 */
const smsText = (longest: number) =>
  z
    .string()
    .regex(
      new RegExp(`^[A-Za-z0-9][A-Za-z0-9 .,:;/()+-]{0,${longest - 1}}$`),
      `must be 1–${longest} letters without marks, digits, spaces or .,:;/()+-`,
    );

const holiday = z
  .strictObject({ from: date, to: date.optional(), name: text(80) })
  .superRefine(holidayEndsAfterItBegins);

const swap = z.strictObject({
  date,
  /** true: a day off on which people work; false: a working day on which they do not. */
  working: z.boolean(),
  name: text(80),
});

const group = z.strictObject({ code, name: localizedText(80) });

/**
 * How often codes may be asked for and guessed, over any 24 hours, 60 or 15 minutes. A site may be stricter than what stands there by
 * default, never laxer; what it may spend on messages is its own. See docs/security.md.
 */
const codeLimits = z.strictObject({
  phone: z
    .strictObject({
      sendsPer15Minutes: wholeNumber(1, 3).default(3),
      sendsPerDay: wholeNumber(1, 5).default(5),
      /** In a row; at most ten, so that nobody guesses a phone's code with a probability above 1 in 100,000. */
      failuresUntilLock: wholeNumber(3, 10).default(10),
    })
    .prefault({}),
  kiosk: z
    .strictObject({
      failuresPerHour: wholeNumber(3, 20).default(20),
      failuresPerDay: wholeNumber(3, 60).default(60),
      sendsPerHour: wholeNumber(1, 60).default(60),
      sendsPerDay: wholeNumber(1, 300).default(300),
    })
    .prefault({}),
  site: z.strictObject({ sendsPerDay: wholeNumber(1, 20_000).default(500) }).prefault({}),
});

export const siteSchema = z.strictObject({
  site: z.strictObject({
    /** Code of the one-stop shop in the national system, such as `H05`. */
    code: z
      .string()
      .regex(/^[A-Z0-9][A-Z0-9.-]{0,31}$/, 'must be 1–32 capital letters, digits, "." or "-", such as H05'),
    name: localizedText(100),
    timeZone: z.string().refine(isTimeZone, 'must be an IANA time zone such as Asia/Ho_Chi_Minh'),
  }),
  desk: z.strictObject({
    name: localizedText(60),
    address: text(200),
    hours: localizedText(120),
    phone: z
      .string()
      .regex(
        /^\+?[0-9](?:[0-9 .]{1,18}[0-9])$/,
        'must be a telephone number of 3–20 digits, spaces and dots',
      ),
  }),
  /** Where else papers can be left when the cabinet is full or out of service. */
  otherPlaces: z
    .array(z.strictObject({ name: localizedText(80), address: text(200), hours: localizedText(120) }))
    .max(10)
    .default([]),
  /** The same facts in the words of an SMS. */
  notices: z.strictObject({
    /** Where the cabinet stands. */
    place: smsText(40),
    desk: smsText(40),
    deskHours: smsText(36),
  }),
  runs: z.strictObject({ times: z.array(timeOfDay).min(1).max(12).superRefine(ascending()) }),
  calendar: z.strictObject({
    workingWeekdays: z.array(z.enum(weekdays)).min(1).max(7),
    holidays: z.array(holiday).max(200),
    /** Single days that the government moved; they win over weekdays and holidays. */
    swaps: z
      .array(swap)
      .max(200)
      .superRefine(unique('swapped day', 'date', ({ date: day }) => day)),
  }),
  pickup: z
    .strictObject({
      windowDays: wholeNumber(1, 30).default(3),
      /** On which days of the window, counted from 1, a reminder goes out. */
      reminderDays: z.array(wholeNumber(1, 30)).max(5).superRefine(ascending()).default([2, 3]),
      /** Procedures whose results the kiosk hands out only to who also knows something about their holder. */
      secondFactors: z
        .array(
          z.strictObject({
            procedureCode: z.string().regex(/^[0-9]\.[0-9]{6}$/, 'must be a national code such as 1.001193'),
            asks: z.enum(pickupFactors),
          }),
        )
        .max(100)
        .superRefine(unique('procedure', 'procedureCode', ({ procedureCode }) => procedureCode))
        .default([]),
    })
    .superRefine(remindersWithinWindow)
    .prefault({}),
  deposit: z.strictObject({ reservationMinutes: wholeNumber(1, 60).default(5) }).prefault({}),
  doors: z
    .strictObject({
      leftOpenWarningSeconds: leftOpenWarningSecondsSchema,
      leftOpenAlarmSeconds: wholeNumber(10, 3600).default(120),
      /** How long the screen waits for a person to say what became of the papers. */
      confirmationSeconds: wholeNumber(10, 600).default(60),
      /** How long a citizen who has fetched something may open the tray once more, for papers left in it; 0: not at all. */
      reopenGraceSeconds: wholeNumber(0, 120).default(60),
      /** After so many openings in a row that failed, a tray goes out of service. */
      failuresUntilOutOfService: wholeNumber(1, 10).default(3),
    })
    .superRefine(alarmAfterWarning)
    .prefault({}),
  codes: z
    .strictObject({
      // OWASP ASVS 5.0, 6.6, allows an out-of-band code 10 minutes; here it is never more than the default.
      validMinutes: wholeNumber(1, 5).default(5),
      tries: wholeNumber(1, 3).default(3),
      /** Between two codes for one phone; the screen does not offer it earlier either. */
      resendWaitSeconds: wholeNumber(60, 300).default(60),
      limits: codeLimits.prefault({}),
      /** What lies in a tray can also be fetched with a QR code of its status page and the phone number. */
      pickupQr: z.boolean().default(false),
    })
    .prefault({}),
  sessions: z
    .strictObject({
      /** As with codes, a site may be stricter with a screen that anybody passes, never laxer. */
      citizenMinutes: wholeNumber(1, 5).default(5),
      /** After so long without a touch the screen forgets everything. */
      citizenIdleSeconds: wholeNumber(20, 60).default(60),
      staffMinutes: wholeNumber(5, 720).default(60),
      /** After so long without anything done by a person, a session of staff ends; see `idleMinutesOf` for what it is if left out. */
      staffIdleMinutes: wholeNumber(5, 120).optional(),
    })
    .superRefine(idleWithinSession)
    .prefault({}),
  staff: z
    .strictObject({
      /** Whether a tray with papers that one could have chosen opens only before two people; see docs/adr/0025. */
      fourEyes: z.boolean().default(false),
    })
    .prefault({}),
  personalData: z
    .strictObject({
      /** So long after the end of a dossier its phone and name are erased; the law allows no longer than they are needed. */
      eraseAfterDays: wholeNumber(1, 30).default(30),
    })
    .prefault({}),
  departments: z
    .array(group.extend({ kind: z.enum(departmentKinds) }))
    .min(1)
    .max(100)
    .superRefine(unique('department code', 'code', (department) => department.code)),
  fields: z
    .array(group)
    .min(1)
    .max(100)
    .superRefine(unique('field code', 'code', (field) => field.code)),
  /** The catalogue of procedures (CSV); in the file relative to it, after loading absolute. */
  catalogueFile: text(200),
  ...siteHardwareShape,
});

export type Site = z.infer<typeof siteSchema>;

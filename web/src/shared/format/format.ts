import type { Language } from '../texts/create-texts.js';

/** The site's time zone, in which every time on every screen is meant. */
const timeZone = 'Asia/Ho_Chi_Minh';

const locales = { vi: 'vi-VN', en: 'en-GB' } as const satisfies Record<Language, string>;

const parts = (at: string, options: Intl.DateTimeFormatOptions, language: Language): string =>
  new Intl.DateTimeFormat(locales[language], { timeZone, ...options }).format(new Date(at));

/** `21:05` */
export const formatTime = (at: string, language: Language): string =>
  parts(at, { hour: '2-digit', minute: '2-digit', hour12: false }, language);

/** `22/11/2026`; day first in both languages, as everybody here writes it. */
export const formatDate = (at: string, language: Language): string =>
  parts(at, { day: '2-digit', month: '2-digit', year: 'numeric' }, language);

/** `Chủ Nhật, 22/11/2026` */
export const formatDay = (at: string, language: Language): string =>
  `${parts(at, { weekday: 'long' }, language)}, ${formatDate(at, language)}`;

/** `21:05, 22/11/2026` */
export const formatDateTime = (at: string, language: Language): string =>
  `${formatTime(at, language)}, ${formatDate(at, language)}`;

/** `15.000 đ`, `15,000 đ`: whole đồng. */
export const formatDong = (dong: number, language: Language): string =>
  `${new Intl.NumberFormat(locales[language]).format(dong)} đ`;

/** `1.234` */
export const formatNumber = (number: number, language: Language): string =>
  new Intl.NumberFormat(locales[language]).format(number);

/** `4:07` of 247 seconds; never below `0:00`. */
export function formatCountdown(seconds: number): string {
  const left = Math.max(0, Math.ceil(seconds));
  return `${String(Math.floor(left / 60))}:${String(left % 60).padStart(2, '0')}`;
}

/** `0912 345 678` of `+84912345678` or `0912345678`; what is no whole number stays as it is. */
export function formatPhone(phone: string): string {
  const national = phone.replace(/^\+84/, '0');
  return /^0\d{9}$/.test(national)
    ? `${national.slice(0, 4)} ${national.slice(4, 7)} ${national.slice(7)}`
    : phone;
}

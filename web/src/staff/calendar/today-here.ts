/** The day it is at the site, as `yyyy-MM-dd`; Sweden writes dates so. */
export const todayHere = (now: Date): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' }).format(now);

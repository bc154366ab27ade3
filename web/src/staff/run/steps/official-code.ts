const form = /^[A-Z0-9][A-Z0-9.-]{4,24}$/;

/** An official code as it is sent: capitals, no spaces. */
export const tidyOfficialCode = (given: string): string => given.replace(/\s+/g, '').toUpperCase();

/** Whether the service will take it for an official code, such as `000.00.00.H05-260818-0001`. */
export const isOfficialCode = (given: string): boolean => form.test(tidyOfficialCode(given));

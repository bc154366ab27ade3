import { z } from 'zod';

/** Names that the site file gives to cabinets, banks and buses. */
export const identifierSchema = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$/,
    'must be 1–32 letters, digits, "-" or "_", beginning with a letter or digit',
  );

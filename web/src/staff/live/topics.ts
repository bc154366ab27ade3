/** What is read from the service, by subject: the first part of every query key. */
export const topics = [
  'overview',
  'alarms',
  'notices',
  'runs',
  'trays',
  'door-operations',
  'dossiers',
  'load-suggestions',
  'audits',
  'hardware',
  'catalogue',
  'calendar',
  'accounts',
  'kiosks',
  'partners',
  'ledger',
] as const;

export type Topic = (typeof topics)[number];

/** The key of a query: its topic, then what singles it out. */
export const keyOf = (
  topic: Topic,
  ...rest: readonly (string | number | boolean | null | undefined)[]
): readonly unknown[] => [topic, ...rest];

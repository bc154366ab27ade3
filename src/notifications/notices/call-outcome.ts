/** What came of calling the person. Only `not_reached` leaves the notice on the list. */
export const callOutcomes = ['reached', 'not_reached', 'number_wrong'] as const;
export type CallOutcome = (typeof callOutcomes)[number];

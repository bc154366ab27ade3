/** Sunday would be a day without runs: the tests begin on a Monday morning, Vietnamese time. */
export const testStart = '2026-11-23T02:00:00Z';

/** What the test framework offers to the spec file that runs now. */
export const current = { globals: {} };

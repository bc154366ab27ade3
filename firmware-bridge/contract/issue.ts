/** One mistake of a site file: where, and what is allowed there. */
export interface HardwareIssue {
  readonly path: (string | number)[];
  readonly message: string;
}

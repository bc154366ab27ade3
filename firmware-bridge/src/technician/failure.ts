/** How the process ends. 2 and 3 are also the bridge's own: 2 is not worth another try, 3 is, when whoever has the socket may have gone. */
export const exitCodes = {
  success: 0,
  failure: 1,
  badSiteFile: 2,
  /** The socket is taken by a running bridge, or cannot be made. */
  socketUnavailable: 3,
  /** The sensors say that the tray did not open, or it was not pulsed at all. */
  notOpened: 4,
  /** Nobody knows what the door did. */
  unknown: 5,
  /** The technician said no. */
  declined: 6,
  /** The work was done and showed a defect. */
  defectFound: 7,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** A command cannot go on; the message says what is wrong and what to do. */
export class TechnicianFailure extends Error {
  constructor(
    message: string,
    readonly exitCode: ExitCode = exitCodes.failure,
  ) {
    super(message);
  }
}

/** One message that was sent, or was to be. */
export interface Sending {
  readonly at: Date;
  /** The gateway took it. */
  readonly worked: boolean;
  /** Whose phone; only compared. */
  readonly recipient: string;
}

export type SmsStanding = 'works' | 'failing';

/** So many failures in a row tell, whoever they were for. */
const failuresThatTell = 3;
/** One person's number may be wrong, or their phone blocked; that of two is the gateway's fault. */
const recipientsThatTell = 2;

/**
 * Whether messages go out, by what became of the last ones: failing if all since the last that worked have failed, and they
 * are too many to be one person's bad luck. Without news it works.
 */
export function smsStanding(sendings: readonly Sending[]): SmsStanding {
  const newestFirst = [...sendings].sort((one, other) => other.at.getTime() - one.at.getTime());
  const lastThatWorked = newestFirst.findIndex(({ worked }) => worked);
  const failed = lastThatWorked === -1 ? newestFirst : newestFirst.slice(0, lastThatWorked);
  const recipients = new Set(failed.map(({ recipient }) => recipient)).size;
  return failed.length >= failuresThatTell || recipients >= recipientsThatTell ? 'failing' : 'works';
}

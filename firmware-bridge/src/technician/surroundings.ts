import type { Time } from '../time.js';

/** Everything a command has of the world, so that a test can play the person in front of it. */
export interface Surroundings {
  /** Answers to questions, line by line. */
  readonly input: NodeJS.ReadableStream;
  /** Whether a person types the answers as they are asked for, or all of them are piped in. */
  readonly answersAreTyped: boolean;
  /** Results. */
  readonly output: NodeJS.WritableStream;
  /** Questions, progress and complaints. */
  readonly errors: NodeJS.WritableStream;
  /** Whether results go to a screen, which can be redrawn, or into a file or another program. */
  readonly isTerminal: boolean;
  /** Whether a terminal may be given colours. */
  readonly colours: boolean;
  readonly time: Time;
  /** The wall clock. */
  readonly now: () => Date;
  /** Who sits at the command line: the operating system's user. */
  readonly technician: string;
  /** That user’s number, by which files have their owner; undefined where the system has none. */
  readonly userId: number | undefined;
  /** Aborts on Ctrl-C; the reason is the signal's name. */
  readonly stop: AbortSignal;
}

import { createInterface, type Interface } from 'node:readline';
import { setImmediate } from 'node:timers/promises';
import { exitCodes, TechnicianFailure } from './failure.js';
import type { Surroundings } from './surroundings.js';

/** Nobody types more lines than that while nothing is asked. */
const mostLooks = 1_000;

interface Waiting {
  readonly answer: (line: string) => void;
  readonly fail: (error: TechnicianFailure) => void;
}

/** Asks the person at the terminal, one question at a time. */
export class Prompter {
  private reader: Interface | undefined;
  private readonly lines: string[] = [];
  private waiting: Waiting | undefined;
  private ended = false;

  constructor(private readonly surroundings: Surroundings) {}

  /**
   * The answer without spaces around it. One that is typed is typed after the question: whoever presses Enter while a lock is opened has not
   * answered what is asked afterwards.
   * @throws TechnicianFailure when the input ends or the person presses Ctrl-C before there is one
   */
  async ask(question: string): Promise<string> {
    if (this.surroundings.answersAreTyped) await this.dropWhatIsTyped();
    this.surroundings.errors.write(`${question} `);
    return (await this.nextLine()).trim();
  }

  /** Whether the answer is yes; anything but `y` or `yes` is no. */
  async confirms(question: string): Promise<boolean> {
    return /^y(es)?$/i.test(await this.ask(`${question} [y/N]`));
  }

  /** Lets go of the input. */
  close(): void {
    this.reader?.close();
  }

  /** A terminal hands out one line at each look, so it is looked at until a look brings none; there is a look before each second `setImmediate`. */
  private async dropWhatIsTyped(): Promise<void> {
    this.reader ??= this.read();
    for (let looks = 0; looks < mostLooks; looks += 1) {
      this.lines.length = 0;
      await setImmediate();
      await setImmediate();
      if (this.lines.length === 0) return;
    }
    this.lines.length = 0;
  }

  private nextLine(): Promise<string> {
    const { stop } = this.surroundings;
    this.reader ??= this.read();
    return new Promise((resolve, reject) => {
      const interrupted = (): void => {
        settle();
        reject(new TechnicianFailure('interrupted', exitCodes.declined));
      };
      const settle = (): void => {
        this.waiting = undefined;
        stop.removeEventListener('abort', interrupted);
      };
      const line = this.lines.shift();
      if (line !== undefined) resolve(line);
      else if (stop.aborted) interrupted();
      else if (this.ended) reject(endOfInput());
      else {
        stop.addEventListener('abort', interrupted, { once: true });
        this.waiting = {
          answer: (answer) => {
            settle();
            resolve(answer);
          },
          fail: (error) => {
            settle();
            reject(error);
          },
        };
      }
    });
  }

  private read(): Interface {
    const reader = createInterface({ input: this.surroundings.input, terminal: false });
    reader.on('line', (line) => {
      if (this.waiting) this.waiting.answer(line);
      else this.lines.push(line);
    });
    reader.on('close', () => {
      this.ended = true;
      this.waiting?.fail(endOfInput());
    });
    return reader;
  }
}

function endOfInput(): TechnicianFailure {
  return new TechnicianFailure(
    'there is nobody to answer; give the answers as options, see --help',
    exitCodes.declined,
  );
}

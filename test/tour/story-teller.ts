import { isDeepStrictEqual } from 'node:util';

/** Prints the story as it goes, and remembers what was not as it must be. */
export class StoryTeller {
  readonly differences: string[] = [];

  constructor(private readonly print: (line: string) => void) {}

  chapter(title: string): void {
    this.print(`\n${title}\n${'─'.repeat(title.length)}`);
  }

  step(text: string): void {
    this.print(`  ${text}`);
  }

  sms(phone: string, text: string): void {
    this.print(`    ✉ ${phone}: ${text}`);
  }

  /** Notes a difference and goes on: the rest of the story shows what it leads to. */
  expect(what: string, actual: unknown, expected: unknown): void {
    if (isDeepStrictEqual(actual, expected)) return;
    const difference = `${what}: must be ${JSON.stringify(expected)}, is ${JSON.stringify(actual)}`;
    this.differences.push(difference);
    this.print(`  ✗ ${difference}`);
  }
}

import { mostQuestions, type BoardAddress } from './ask-board.js';

/** Addresses at which something was heard that could not be read. */
export class UnreadableBoards {
  /** Addresses, in the order in which they were asked, by what they have in common. */
  private readonly boards = new Map<string, number[]>();

  add({ driver, board }: BoardAddress, baudRate: number): void {
    const place = baudRate > 0 ? `${driver} at ${baudRate} baud` : driver;
    const others = this.boards.get(place);
    if (others) others.push(board);
    else this.boards.set(place, [board]);
  }

  /** What was heard where, and what may be the reason; undefined where everything could be read. */
  complaint(): string | undefined {
    if (this.boards.size === 0) return undefined;
    const places = [...this.boards].map(([place, boards]) => `${place}, board ${boards.join(', ')}`);
    return (
      `heard, but not readable in ${mostQuestions} questions each: ${places.join('; ')}. ` +
      'Look at termination and biasing, at the earth, and for two boards with one address'
    );
  }
}

import type { QueryClient } from '@tanstack/react-query';
import { readAgain } from '../../shared/live/read-again.js';
import type { Topic } from './topics.js';

/** Reads anew what is on the screen of these topics, and the rest when it is next asked for. */
export function readTopicsAgain(queries: QueryClient, topics: Iterable<Topic>): void {
  for (const topic of topics) void readAgain(queries, [topic]);
}

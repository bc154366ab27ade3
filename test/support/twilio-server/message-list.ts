import type { MessageStore, StoredMessage } from './message-store.js';

/** A page of the list resource: filters `To`, `From`, `DateSent`, `DateSent<`, `DateSent>`; 50 a page, at most 1000. */
export function listMessages(store: MessageStore, path: string, query: URLSearchParams): object {
  const matching = store.all().filter((message) => matches(message, query));
  const pageSize = Math.min(Number(query.get('PageSize') ?? 50), 1000);
  const page = Number(query.get('Page') ?? 0);
  const start = page * pageSize;
  const messages = matching.slice(start, start + pageSize);
  const uriOf = (number: number): string => {
    const parameters = new URLSearchParams(query);
    parameters.set('PageSize', String(pageSize));
    parameters.set('Page', String(number));
    return `${path}?${parameters.toString()}`;
  };
  return {
    end: start + messages.length - 1,
    first_page_uri: uriOf(0),
    messages: messages.map((message) => store.toResource(message)),
    next_page_uri: start + pageSize < matching.length ? uriOf(page + 1) : null,
    page,
    page_size: pageSize,
    previous_page_uri: page > 0 ? uriOf(page - 1) : null,
    start,
    uri: uriOf(page),
  };
}

function matches(message: StoredMessage, query: URLSearchParams): boolean {
  // Whole days in GMT. What is not sent yet has no date, so no filter by date finds it.
  const sentOn = message.sent?.toISOString().slice(0, 10);
  const day = (name: string): string | undefined => query.get(name)?.slice(0, 10);
  const compare = (name: string, holds: (sent: string, wanted: string) => boolean): boolean => {
    const wanted = day(name);
    return wanted === undefined || (sentOn !== undefined && holds(sentOn, wanted));
  };
  return (
    (query.get('To') ?? message.to) === message.to &&
    (query.get('From') ?? message.from) === message.from &&
    compare('DateSent', (sent, wanted) => sent === wanted) &&
    compare('DateSent<', (sent, wanted) => sent <= wanted) &&
    compare('DateSent>', (sent, wanted) => sent >= wanted)
  );
}

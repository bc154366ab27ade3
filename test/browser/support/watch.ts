import type { ConsoleMessage, Page, Request } from 'playwright-core';

/** An answer that refuses is told by the browser as an error too, but it is the API's way of speaking. */
const refusal = /^Failed to load resource: the server responded with a status of 4\d\d/;

/**
 * Looks over a page's shoulder: errors on its console (broken policies stand there too), errors nobody caught, and
 * requests to other hosts. What a test brings about on purpose, such as a cut network, it lets pass by `expecting`.
 */
export class Watch {
  private readonly seen: string[] = [];
  private readonly expected: RegExp[] = [];

  constructor(
    page: Page,
    private readonly origin: string,
  ) {
    page.on('console', (message) => {
      this.hear(message);
    });
    page.on('pageerror', (error) => this.seen.push(`uncaught: ${error.stack ?? error.message}`));
    page.on('request', (request) => {
      this.see(request);
    });
  }

  /** From now on, complaints like this one are part of the play. */
  expecting(complaint: RegExp): void {
    this.expected.push(complaint);
  }

  /** What was wrong so far. */
  get complaints(): readonly string[] {
    return this.seen.filter((complaint) => !this.expected.some((pattern) => pattern.test(complaint)));
  }

  private hear(message: ConsoleMessage): void {
    if (message.type() !== 'error') return;
    const fromApi = message.location().url.startsWith(`${this.origin}/api/`);
    if (fromApi && refusal.test(message.text())) return;
    this.seen.push(`console: ${message.text()} (${message.location().url})`);
  }

  private see(request: Request): void {
    const { origin, protocol } = new URL(request.url());
    if (protocol === 'data:' || protocol === 'blob:' || origin === this.origin) return;
    this.seen.push(`request to elsewhere: ${request.url()}`);
  }
}

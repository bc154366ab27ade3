import type { FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { minuteMs, problems, type ProblemCode } from '../../kernel/index.js';
import { actorOf, triedAccountOf } from './principal.js';

/**
 * Refusals by which somebody is kept from what is not theirs, sends what cannot be meant, or asks too often (OWASP ASVS 5.0,
 * section V16.3). What is refused for the state of a tray or dossier is the day's work.
 */
const keepingOut: ReadonlySet<number> = new Set([400, 401, 403, 404, 413, 415, 421, 429]);

/** A site has some hundreds a day. Whoever sends thousands must not fill the disk with them. */
const mostAMinute = 300;

/** Who was kept out: when, where from, from what and why. Nothing of what was sent. */
export class RefusalLog {
  private minuteBeganMs = Number.NEGATIVE_INFINITY;
  private shown = 0;
  private leftOut = 0;

  /** @param nowMs of a clock that nobody sets. */
  constructor(
    private readonly logger: Logger,
    private readonly nowMs: () => number,
  ) {}

  tell(request: FastifyRequest, code: ProblemCode): void {
    // An address that never was one tells of nobody: robots try thousands of them.
    const route = request.routeOptions.url;
    if (!keepingOut.has(problems[code].status) || (route === undefined && code !== 'too_many_requests'))
      return;
    this.beginMinute();
    if (this.shown === mostAMinute) {
      this.leftOut += 1;
      return;
    }
    this.shown += 1;
    const { method, ip: address } = request;
    // The route as the program knows it: the address itself may hold a name, a number or the token of a status page.
    const tried = triedAccountOf(request);
    this.logger.info(
      { code, method, route, address, actor: actorOf(request), ...(tried === undefined ? {} : { tried }) },
      'refused',
    );
  }

  private beginMinute(): void {
    const nowMs = this.nowMs();
    if (nowMs - this.minuteBeganMs < minuteMs) return;
    if (this.leftOut > 0) this.logger.warn({ leftOut: this.leftOut }, 'more was refused than is shown');
    this.minuteBeganMs = nowMs;
    this.shown = 0;
    this.leftOut = 0;
  }
}

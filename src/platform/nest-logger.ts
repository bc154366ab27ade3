import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';

/** Lets Nest speak through the service's own log. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, context?: unknown): void {
    this.logger.debug({ context }, String(message));
  }

  warn(message: unknown, context?: unknown): void {
    this.logger.warn({ context }, String(message));
  }

  error(message: unknown, ...details: unknown[]): void {
    // Nest hands over the stack of an error as a text, message included: only the context, which comes last, is told.
    const context = details.at(-1);
    const text = message instanceof Error ? 'the framework met an error' : String(message);
    this.logger.error({ err: message instanceof Error ? message : undefined, context }, text);
  }
}

import { pino, type DestinationStream, type Logger } from 'pino';
import { describeError } from './describe-error.js';

/** The service's log: one JSON object a line, errors as `describeError` tells them. */
export function createServiceLogger(level: string, destination: DestinationStream): Logger {
  return pino(
    { name: 'service', level, serializers: { err: (error: unknown) => describeError(error) } },
    destination,
  );
}

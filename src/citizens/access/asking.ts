import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { assertInvariant } from '../../kernel/index.js';
import type { CitizenSessionTimes } from '../sessions/live-session.js';

/** Who the guard found at the kiosk. */
export interface AtKiosk {
  readonly kiosk: AskingKioskView;
  readonly session: CitizenSessionTimes | undefined;
}

export interface AskingKioskView {
  readonly id: string;
  readonly name: string;
}

const asking = new WeakMap<FastifyRequest, AtKiosk>();

/** The guard tells here whom it let in. */
export function setAtKiosk(request: FastifyRequest, found: AtKiosk): void {
  asking.set(request, found);
}

function foundAt(context: ExecutionContext): AtKiosk {
  const found = asking.get(context.switchToHttp().getRequest<FastifyRequest>());
  assertInvariant(found, '@AskingKiosk and @CitizenSession need a route of kiosks');
  return found;
}

/** Parameter decorator: the kiosk that asks. */
export const AskingKiosk = createParamDecorator(
  (_: undefined, context: ExecutionContext): AskingKioskView => foundAt(context).kiosk,
);

/** Parameter decorator: the session of the citizen who asks, as the guard found it; see `requireLiveSession`. */
export const CitizenSession = createParamDecorator(
  (_: undefined, context: ExecutionContext): CitizenSessionTimes => {
    const { session } = foundAt(context);
    assertInvariant(session, '@CitizenSession needs a route of citizens');
    return session;
  },
);

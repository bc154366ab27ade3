import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { deviceOf, type Device } from '../sessions/device.policy.js';

/** Parameter decorator: the browser and system that ask, as they say. */
export const AskingDevice = createParamDecorator((_: undefined, context: ExecutionContext): Device =>
  deviceOf(context.switchToHttp().getRequest<FastifyRequest>().headers['user-agent']),
);

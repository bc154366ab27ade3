import { setTimeout as pause } from 'node:timers/promises';
import {
  Inject,
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { from, lastValueFrom, type Observable } from 'rxjs';
import type { MonotonicClock } from '../../kernel/index.js';
import { answerStepToken, monotonicClockToken } from '../tokens.js';
import { keptBackMs } from './answer-steps.js';

/** Keeps an answer, or a refusal, to the end of its step, with everything done and committed. */
@Injectable()
export class StepwiseAnswerInterceptor implements NestInterceptor {
  constructor(
    @Inject(monotonicClockToken) private readonly clock: MonotonicClock,
    @Inject(answerStepToken) private readonly stepMs: number,
  ) {}

  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return from(this.keepBack(next));
  }

  private async keepBack(next: CallHandler): Promise<unknown> {
    const cameAtMs = this.clock.nowMs();
    try {
      return await lastValueFrom(next.handle(), { defaultValue: undefined });
    } finally {
      await pause(keptBackMs(this.clock.nowMs() - cameAtMs, this.stepMs));
    }
  }
}

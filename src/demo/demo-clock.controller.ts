import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { AdjustableClock, dayMs, WatchedClock } from '../kernel/index.js';
import { Reading, Sweeps } from '../platform/index.js';
import { DemoClockFile } from './demo-clock-file.js';

const clockSchema = z
  .strictObject({
    now: z.iso.datetime(),
    /** How far the demo's clock runs ahead of the machine's, in milliseconds. */
    aheadMs: z.int(),
  })
  .meta({ id: 'DemoClock' });

const advanceSchema = z
  .strictObject({
    milliseconds: z
      .int()
      .min(1)
      .max(30 * dayMs),
  })
  .meta({ id: 'AdvanceDemoClock', example: { milliseconds: 3 * dayMs } });

/** The demo's time, which can be moved. Does not exist in production. */
@ApiTags('simulator (demo only)')
@Controller('api/simulator')
export class DemoClockController {
  constructor(
    private readonly clock: WatchedClock,
    private readonly sweeps: Sweeps,
    private readonly file: DemoClockFile,
  ) {}

  @Get('clock')
  @Reading({ summary: 'The demo’s time', answer: clockSchema })
  readClock(): z.infer<typeof clockSchema> {
    return { now: this.clock.now().toISOString(), aheadMs: this.adjustable().offsetMilliseconds };
  }

  /** Not idempotent on purpose: it turns the hands of the demo's clock, and nothing of value hangs on them. */
  @Post('clock/advance')
  @HttpCode(200)
  @Reading({
    summary: 'Move the demo’s time forward, and do at once what falls due by it',
    answer: clockSchema,
  })
  async advance(
    @Body({ schema: advanceSchema }) { milliseconds }: z.infer<typeof advanceSchema>,
  ): Promise<z.infer<typeof clockSchema>> {
    const clock = this.adjustable();
    clock.advance(milliseconds);
    await this.file.keep(clock.offsetMilliseconds);
    await this.sweeps.runAll();
    return this.readClock();
  }

  private adjustable(): AdjustableClock {
    if (this.clock.behind instanceof AdjustableClock) return this.clock.behind;
    throw new Error('The demo needs an adjustable clock');
  }
}

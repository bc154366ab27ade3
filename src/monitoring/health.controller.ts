import { Controller, Get, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { mainsStates } from '@motcua247/firmware-bridge/contract';
import { z } from 'zod';
import { Sensors } from '../hardware/index.js';
import { Database, Reading } from '../platform/index.js';

const liveSchema = z.strictObject({ status: z.literal('live') }).meta({ id: 'Live' });

const readySchema = z
  .strictObject({
    status: z.enum(['ready', 'not_ready']),
    database: z.enum(['up', 'down']),
    /** Without the bridge the service still answers; it opens no tray. */
    bridge: z.enum(['connected', 'disconnected']),
    /** While it fails, the service still answers and opens no tray. */
    power: z.enum(mainsStates),
  })
  .meta({ id: 'Ready' });

@ApiTags('monitoring')
@Controller('health')
export class HealthController {
  constructor(
    private readonly database: Database,
    private readonly sensors: Sensors,
  ) {}

  @Get('live')
  @Reading({ summary: 'Whether the process runs', answer: liveSchema, example: { status: 'live' } })
  live(): z.infer<typeof liveSchema> {
    return { status: 'live' };
  }

  @Get('ready')
  @Reading({
    summary: 'Whether the service can do its work; 503 with the same body when it cannot',
    answer: readySchema,
    example: { status: 'ready', database: 'up', bridge: 'connected', power: 'present' },
    problems: ['service_unavailable'],
  })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<z.infer<typeof readySchema>> {
    const up = await this.database.dataSource.query('SELECT 1').then(
      () => true,
      () => false,
    );
    if (!up) void reply.status(503);
    return {
      status: up ? 'ready' : 'not_ready',
      database: up ? 'up' : 'down',
      bridge: this.sensors.connected ? 'connected' : 'disconnected',
      power: this.sensors.mains,
    };
  }
}

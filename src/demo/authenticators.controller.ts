import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Clock } from '../kernel/index.js';
import { clockToken, Database, Reading } from '../platform/index.js';
import { AccountParts, readPresentCodes } from '../staff/index.js';

const authenticatorsSchema = z
  .strictObject({
    authenticators: z.array(
      z.strictObject({
        username: z.string(),
        displayName: z.string(),
        /** What the app shows now. */
        code: z.string(),
        /** When the next one comes, by the demo's clock. */
        endsAt: z.iso.datetime(),
        /** Whether somebody has signed in with it: it is not accepted again. */
        used: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'DemoAuthenticators' });

/** The authenticator apps of the demo's staff: nobody has one at hand to try it out. Does not exist in production. */
@ApiTags('simulator (demo only)')
@Controller('api/simulator')
export class AuthenticatorsController {
  constructor(
    private readonly database: Database,
    private readonly parts: AccountParts,
    @Inject(clockToken) private readonly clock: Clock,
  ) {}

  @Get('authenticators')
  @Reading({ summary: 'What the authenticator apps of the staff show now', answer: authenticatorsSchema })
  async read(): Promise<z.infer<typeof authenticatorsSchema>> {
    const { manager } = this.database.dataSource;
    const codes = await readPresentCodes(manager, this.parts, this.clock.now());
    return {
      authenticators: codes.map(({ endsAt, ...code }) => ({ ...code, endsAt: endsAt.toISOString() })),
    };
  }
}

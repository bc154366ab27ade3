import { Body, Controller, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CitizenSession, type LiveCitizenSession } from '../../citizens/index.js';
import type { Site } from '../../config/index.js';
import {
  ForLeavingCitizen,
  InTransaction,
  Mutation,
  siteToken,
  type Transaction,
} from '../../platform/index.js';
import { localDateOf } from '../../procedures/index.js';
import { countRating } from '../ratings/count-rating.js';
import { ratedPurposes, ratings } from '../ratings/rating.js';

const givenRatingSchema = z
  .strictObject({ about: z.enum(ratedPurposes), rating: z.enum(ratings) })
  .meta({ id: 'GivenRating', example: { about: 'deposit', rating: 'satisfied' } });

/** Open also to a session that has just run out: the question comes last. */
@ApiTags('kiosk: ratings')
@ForLeavingCitizen()
@Controller('api/kiosk/ratings')
export class RatingsController {
  constructor(@Inject(siteToken) private readonly site: Site) {}

  @Post()
  @Mutation({
    summary: 'Say how it was; once a session, and nobody can tell who said it',
    status: 204,
    problems: ['unauthenticated', 'forbidden', 'already_exists'],
  })
  async rate(
    @InTransaction() transaction: Transaction,
    @CitizenSession() session: LiveCitizenSession,
    @Body({ schema: givenRatingSchema }) given: z.infer<typeof givenRatingSchema>,
  ): Promise<void> {
    await countRating(transaction, session, given, localDateOf(transaction.at, this.site.site.timeZone));
  }
}

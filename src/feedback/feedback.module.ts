import { Module } from '@nestjs/common';
import { RatingsController } from './http/ratings.controller.js';

/** What citizens think of the service. Knows nobody. */
@Module({ controllers: [RatingsController] })
export class FeedbackModule {}

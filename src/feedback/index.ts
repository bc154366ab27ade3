export { FeedbackModule } from './feedback.module.js';
export { ratings, type RatingCounts } from './ratings/rating.js';
export { readRatings, type RatingSummary } from './ratings/read-ratings.js';

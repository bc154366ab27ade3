/** What a rating is about: what the citizen has just done. */
export const ratedPurposes = ['deposit', 'pickup'] as const;
export type RatedPurpose = (typeof ratedPurposes)[number];

export const ratings = ['satisfied', 'neutral', 'dissatisfied'] as const;
export type Rating = (typeof ratings)[number];

export type RatingCounts = Readonly<Record<Rating, number>>;

/** What a browser hears of a person who stands before it. */
export const signsOfLife = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const;

/** Injection tokens of what has no class: time, chance, the site's key, the log. */
export const clockToken = Symbol('Clock');
export const monotonicClockToken = Symbol('MonotonicClock');
export const randomnessToken = Symbol('Randomness');
/** The 32-byte key of the site, from which every purpose derives its own. */
export const siteKeyToken = Symbol('site key');
/** Milliseconds: the steps in which answers leave that must not tell by their time what they were made of. */
export const answerStepToken = Symbol('answer step');
export const loggerToken = Symbol('Logger');
export const environmentToken = Symbol('Environment');
export const siteToken = Symbol('Site');

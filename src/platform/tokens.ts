/** Injection tokens of what has no class: time, chance, the secret, the log. */
export const clockToken = Symbol('Clock');
export const monotonicClockToken = Symbol('MonotonicClock');
export const randomnessToken = Symbol('Randomness');
/** The service's 32-byte secret, from which every purpose derives its own key. */
export const secretKeyToken = Symbol('secret key');
export const loggerToken = Symbol('Logger');
export const environmentToken = Symbol('Environment');
export const siteToken = Symbol('Site');

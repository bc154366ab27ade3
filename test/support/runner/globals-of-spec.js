import { current } from './current-globals.js';

/** `@jest/globals` of one spec file: evaluated anew for each, and the framework's own functions, so that stacks point at the caller. */
export const { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } = current.globals;

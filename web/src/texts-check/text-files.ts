/** Loaded by the build, not by a screen. */
export const files = import.meta.glob('/src/*/texts/{vi,en}{,/*}.ts', { eager: true });

/** Waits until the condition holds; fails with its name when it does not come about. */
export async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
  longestMs = 8_000,
): Promise<void> {
  const endMs = performance.now() + longestMs;
  while (!(await condition())) {
    if (performance.now() > endMs) throw new Error(`waited ${longestMs} ms in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** Resolves when the person presses Ctrl-C. */
export function stopped(stop: AbortSignal): Promise<'stopped'> {
  return new Promise((resolve) => {
    const tell = (): void => {
      resolve('stopped');
    };
    if (stop.aborted) tell();
    else stop.addEventListener('abort', tell, { once: true });
  });
}

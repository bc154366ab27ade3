import { useEffect, useState } from 'react';

const beatMs = 250;

/** Milliseconds since a moment of the page's monotonic clock, told anew four times a second. */
export function useElapsed(sinceMs: number): number {
  const [nowMs, setNowMs] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => {
      setNowMs(performance.now());
    }, beatMs);
    return () => {
      clearInterval(timer);
    };
  }, [sinceMs]);
  return Math.max(0, nowMs - sinceMs);
}

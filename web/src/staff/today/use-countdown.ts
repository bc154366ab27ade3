import { useEffect, useState } from 'react';

/**
 * Seconds that are left of `seconds` as they were when they were read; never below zero.
 * @param readAt when they were read, by this browser's clock in milliseconds.
 */
export function useCountdown(seconds: number, readAt: number): number {
  const [now, setNow] = useState(readAt);
  useEffect(() => {
    const tick = setInterval(() => {
      setNow(Date.now());
    }, 1000);
    return () => {
      clearInterval(tick);
    };
  }, []);
  return Math.max(0, seconds - Math.floor(Math.max(0, now - readAt) / 1000));
}

import { useEffect, useEffectEvent, useState } from 'react';
import { onSignsOfLife } from '../../shared/presence/signs-of-life.js';
import { idleStanding, type IdleStanding } from './idle-standing.js';

const lookEveryMs = 250;

interface Watch {
  readonly watching: boolean;
  readonly limitMs: number;
  /** Begins the time anew when it changes: what a door does is a sign of life too. */
  readonly key: string;
  readonly onOver: () => void;
}

/** Watches whether somebody is there. @returns where the person stands now. */
export function useIdle({ watching, limitMs, key, onOver }: Watch): IdleStanding {
  const [standing, setStanding] = useState<IdleStanding>({ kind: 'active' });
  const over = useEffectEvent(onOver);

  useEffect(() => {
    if (!watching) return undefined;
    let lastSignMs = performance.now();
    const sign = (event: Event): void => {
      if (isFarewell(event)) return;
      lastSignMs = performance.now();
      setStanding(look);
    };
    const look = (before: IdleStanding): IdleStanding => {
      const now = idleStanding(performance.now() - lastSignMs, limitMs);
      return same(before, now) ? before : now;
    };
    const timer = setInterval(() => {
      setStanding(look);
      if (idleStanding(performance.now() - lastSignMs, limitMs).kind === 'over') over();
    }, lookEveryMs);
    const deafen = onSignsOfLife(sign);
    return () => {
      clearInterval(timer);
      deafen();
      setStanding({ kind: 'active' });
    };
  }, [watching, limitMs, key]);

  return standing;
}

/** The press of "finish now" must not take its own button away. */
const isFarewell = ({ target }: Event): boolean =>
  target instanceof Element && target.closest('[data-farewell]') !== null;

const same = (one: IdleStanding, other: IdleStanding): boolean =>
  one.kind === other.kind &&
  (one.kind !== 'warning' || other.kind !== 'warning' || one.secondsLeft === other.secondsLeft);

import { useEffect, useEffectEvent } from 'react';
import { collect, noBurst, type Stroke } from './scanner.js';

/** The input event of a key follows its stroke at once. */
const sameStrokeMs = 20;

/**
 * Hears a scanner that acts as a keyboard, whatever has the focus. Letters that no key of the layout gives come as input
 * alone, without a key stroke; so does what a scanner pastes.
 */
export function useScanner(onScan: (text: string) => void): void {
  const scanned = useEffectEvent(onScan);
  useEffect(() => {
    let burst = noBurst;
    let lastStroke: Stroke = { key: '', atMs: Number.NEGATIVE_INFINITY };
    const take = (stroke: Stroke): boolean => {
      const taken = collect(burst, stroke);
      burst = taken.burst;
      if (taken.scanned !== undefined) scanned(taken.scanned);
      return taken.swallow;
    };
    const hearKey = (event: KeyboardEvent): void => {
      lastStroke = { key: event.key, atMs: event.timeStamp };
      const types = event.target instanceof HTMLInputElement && event.key !== 'Enter';
      if (take(lastStroke) && !types) {
        event.preventDefault();
        event.stopPropagation();
      }
    };
    const hearInput = (event: Event): void => {
      if (!(event instanceof InputEvent) || event.data === null) return;
      const isOfStroke = event.data === lastStroke.key && event.timeStamp - lastStroke.atMs < sameStrokeMs;
      if (isOfStroke) return;
      for (const key of event.data) take({ key, atMs: event.timeStamp });
    };
    document.addEventListener('keydown', hearKey, { capture: true });
    document.addEventListener('input', hearInput, { capture: true });
    return () => {
      document.removeEventListener('keydown', hearKey, { capture: true });
      document.removeEventListener('input', hearInput, { capture: true });
    };
  }, []);
}

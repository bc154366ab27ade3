import { useEffect } from 'react';

const everyMs = 2_000;
const toneHertz = 880;
const toneSeconds = 0.25;
const loudness = 0.2;

/** A short tone every two seconds for as long as it is wanted, from an oscillator: there is no file to load. */
export function useBeep(wanted: boolean): void {
  useEffect(() => {
    if (!wanted) return undefined;
    const context = new AudioContext();
    const beep = (): void => {
      const oscillator = context.createOscillator();
      const gain = context.createGain();
      oscillator.frequency.value = toneHertz;
      gain.gain.setValueAtTime(loudness, context.currentTime);
      // Faded out, as a tone that is cut off clicks.
      gain.gain.linearRampToValueAtTime(0, context.currentTime + toneSeconds);
      oscillator.connect(gain).connect(context.destination);
      oscillator.start();
      oscillator.stop(context.currentTime + toneSeconds);
    };
    beep();
    const timer = setInterval(beep, everyMs);
    return () => {
      clearInterval(timer);
      void context.close();
    };
  }, [wanted]);
}

import { useEffect, useEffectEvent } from 'react';
import { readSimulatedScanner } from '../../shared/simulated-scanner.js';

/** Hears the virtual cabinet's scanner beside the real one, in the demo only. */
export function useSimulatedScanner(demo: boolean, onScan: (text: string) => void): void {
  const scanned = useEffectEvent(onScan);
  useEffect(() => (demo ? readSimulatedScanner(scanned) : undefined), [demo]);
}

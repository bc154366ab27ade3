/**
 * The kiosk's scanner of the demo: what the virtual cabinet holds before it is read by every kiosk page of the same browser,
 * where a real one types.
 */
const channelName = 'motcua247 simulated scanner';

/** Holds a code before the scanner. */
export function holdBeforeScanner(text: string): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(text);
  channel.close();
}

/** Reads what is held before the scanner. @returns what ends it. */
export function readSimulatedScanner(onScan: (text: string) => void): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (typeof data === 'string') onScan(data);
  };
  return () => {
    channel.close();
  };
}

import { useEffect, useEffectEvent, useState } from 'react';

/** A change that the service tells; the screen then asks for the rest. */
export interface LiveEvent {
  readonly type: string;
  readonly id: string;
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
}

interface Listening {
  /** The stream's address. */
  readonly address: string;
  /** The events to listen for, by name; a constant list. */
  readonly types: readonly string[];
  readonly onEvent: (event: LiveEvent) => void;
  /** Called whenever the stream stands again: what happened meanwhile was not heard. */
  readonly onConnect: () => void;
}

/** How long a stream may be away before the screen says so; each stream is ended every ten minutes and comes back. */
const silentAfterMs = 4000;

/** How long to wait with a new stream after the browser gave one up for good (an answer that was no stream). */
const openAgainAfterMs = 5000;

/** Listens to a stream of server-sent events, for ever. @returns whether the stream stands. */
export function useLiveEvents({ address, types, onEvent, onConnect }: Listening): boolean {
  const [connected, setConnected] = useState(true);
  const [attempt, setAttempt] = useState(0);
  const heard = useEffectEvent(onEvent);
  const stands = useEffectEvent(onConnect);

  useEffect(() => {
    const source = new EventSource(address);
    let silence: ReturnType<typeof setTimeout> | undefined;
    let openAgain: ReturnType<typeof setTimeout> | undefined;
    source.onopen = () => {
      clearTimeout(silence);
      silence = undefined;
      setConnected(true);
      stands();
    };
    source.onerror = () => {
      silence ??= setTimeout(() => {
        setConnected(false);
      }, silentAfterMs);
      if (source.readyState === EventSource.CLOSED) {
        openAgain = setTimeout(() => {
          setAttempt((before) => before + 1);
        }, openAgainAfterMs);
      }
    };
    for (const type of types) {
      source.addEventListener(type, ({ data }: MessageEvent<string>) => {
        const { id, ...rest } = JSON.parse(data) as { id: string } & LiveEvent['data'];
        heard({ type, id, data: rest });
      });
    }
    return () => {
      clearTimeout(silence);
      clearTimeout(openAgain);
      source.close();
    };
  }, [address, types, attempt]);

  return connected;
}

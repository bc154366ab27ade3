import type { BridgeSession } from '@motcua247/firmware-bridge/client';
import type { BridgeEvent, MethodResult } from '@motcua247/firmware-bridge/contract';

interface Follower {
  begin(snapshot: MethodResult<'snapshot'>): void;
  changed(event: BridgeEvent): void;
}

/**
 * Tells a snapshot and then every change after it, until the connection is over.
 * @throws Error of the connection, and when an event is missing, after which nothing that is known can be relied on
 */
export async function followSensors(
  session: Pick<BridgeSession, 'call' | 'onEvent' | 'closed' | 'end'>,
  follower: Follower,
): Promise<void> {
  // What comes while the snapshot is asked for is kept until it is there.
  const early: BridgeEvent[] = [];
  let take = (event: BridgeEvent): void => {
    early.push(event);
  };
  let missing: Error | undefined;
  const stopListening = session.onEvent((event) => {
    take(event);
  });
  try {
    const snapshot = await session.call('snapshot', {});
    let { sequence } = snapshot;
    follower.begin(snapshot);
    take = (event) => {
      if (event.sequence <= sequence || missing) return;
      if (event.sequence !== sequence + 1) {
        missing = new Error(`event ${sequence + 1} of the bridge is missing: ${event.sequence} came`);
        session.end();
        return;
      }
      sequence = event.sequence;
      follower.changed(event);
    };
    for (const event of early) take(event);
    const failure = await session.closed;
    const reason = missing ?? failure;
    if (reason) throw reason;
  } finally {
    stopListening();
  }
}

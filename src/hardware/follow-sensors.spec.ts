import { beforeEach, describe, expect, it } from '@jest/globals';
import type { BridgeSession } from '@motcua247/firmware-bridge/client';
import type { BridgeEvent, MethodResult } from '@motcua247/firmware-bridge/contract';
import { followSensors } from './follow-sensors.js';

const snapshot: MethodResult<'snapshot'> = {
  sequence: 5,
  mains: 'present',
  trays: [],
  banks: [],
  cabinets: [],
};

/** A connection that does what the test says. */
class SteeredSession implements Pick<BridgeSession, 'call' | 'onEvent' | 'closed' | 'end'> {
  ended = false;
  close: (failure?: Error) => void = () => undefined;
  readonly closed = new Promise<Error | undefined>((resolve) => {
    this.close = resolve;
  });
  hear: (event: BridgeEvent) => void = () => undefined;

  constructor(private readonly beforeAnswer: (session: SteeredSession) => void = () => undefined) {}

  call(): Promise<never> {
    this.beforeAnswer(this);
    return Promise.resolve(snapshot as never);
  }

  onEvent(listener: (event: BridgeEvent) => void): () => void {
    this.hear = listener;
    return () => undefined;
  }

  end(): void {
    this.ended = true;
    this.close();
  }
}

const event = (sequence: number): BridgeEvent => ({
  sequence,
  bootId: 'b6f0a3f4-6f2b-4c35-9d0c-3b8f5d6b8a10',
  change: { kind: 'power', mains: 'failing' },
});

describe('what the sensors show', () => {
  let told: string[];
  const follower = {
    begin: () => told.push('snapshot'),
    changed: ({ sequence }: BridgeEvent) => told.push(`event ${sequence}`),
  };

  beforeEach(() => {
    told = [];
  });

  it('is told from the snapshot on, with what came while it was asked for, and nothing twice', async () => {
    const session = new SteeredSession(({ hear }) => {
      for (const sequence of [4, 5, 6]) hear(event(sequence));
    });
    const following = followSensors(session, follower);
    await Promise.resolve();
    await Promise.resolve();
    session.hear(event(6));
    session.hear(event(7));
    session.close();
    await expect(following).resolves.toBeUndefined();
    expect(told).toEqual(['snapshot', 'event 6', 'event 7']);
  });

  it('ends with an event that is missing: what is known then cannot be relied on', async () => {
    const session = new SteeredSession(({ hear }) => {
      hear(event(7));
      hear(event(8));
    });
    await expect(followSensors(session, follower)).rejects.toThrow(
      'event 6 of the bridge is missing: 7 came',
    );
    expect(session.ended).toBe(true);
    expect(told).toEqual(['snapshot']);
  });

  it('ends with what broke the connection', async () => {
    const session = new SteeredSession();
    session.close(new Error('not of the contract'));
    await expect(followSensors(session, follower)).rejects.toThrow('not of the contract');
  });
});

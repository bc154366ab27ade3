import { describe, expect, it } from '@jest/globals';
import type { LiveEvent } from '../../../../src/platform/events/live-event.js';
import { staffEvents, topicsOutdatedBy } from './event-topics.js';
import { topics } from './topics.js';

/** Every type of event the service has; a new one does not compile until it stands here. */
const types = Object.keys({
  tray: true,
  dossier: true,
  door_operation: true,
  run: true,
  notice: true,
  bank: true,
  cabinet: true,
  kiosk: true,
  partner: true,
  'power.changed': true,
  alarm: true,
} satisfies Record<LiveEvent['type'], true>);

describe('what live events make outdated', () => {
  it('is known for every event the service tells', () => {
    expect([...staffEvents].sort()).toEqual([...types].sort());
  });

  it.each(types)('%s: topics that exist, none twice, at least one', (type) => {
    const outdated = topicsOutdatedBy(type);
    expect(outdated.length).toBeGreaterThan(0);
    expect(new Set(outdated).size).toBe(outdated.length);
    for (const topic of outdated) expect(topics).toContain(topic);
  });

  it('is nothing for a heartbeat or a name of an object’s own', () => {
    expect(topicsOutdatedBy('heartbeat')).toEqual([]);
    expect(topicsOutdatedBy('constructor')).toEqual([]);
  });

  it.each([
    ['a door that opens is seen where it is waited for', 'tray', 'door-operations'],
    ['a tray out of service is seen among the hardware', 'tray', 'hardware'],
    ['a tray out of service is an alarm', 'tray', 'alarms'],
    ['a board that falls silent is an alarm', 'bank', 'alarms'],
    ['a housing that is opened is an alarm', 'cabinet', 'alarms'],
    ['a settled operation moves the run on', 'door_operation', 'runs'],
    ['a citizen who comes first changes the run', 'dossier', 'runs'],
    ['an alarm is seen today', 'alarm', 'alarms'],
    ['a message that is given up is seen at its partner', 'alarm', 'partners'],
    ['a lock after wrong tries is seen at its account', 'alarm', 'accounts'],
    ['a secret made elsewhere is seen at its partner', 'partner', 'partners'],
    ['a message that somebody sent again is no alarm any more', 'partner', 'alarms'],
    ['an SMS that failed calls for a call', 'notice', 'notices'],
  ] as const)('%s', (_rule, type, topic) => {
    expect(topicsOutdatedBy(type)).toContain(topic);
  });
});

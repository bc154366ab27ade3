import { describe, expect, it } from '@jest/globals';
import { may } from '../auth/permissions.policy.js';
import { roles } from '../auth/roles.js';
import { mayHearOf } from './alarm-readers.policy.js';
import { alarmKinds } from './live-event.js';

describe('who hears of an alarm', () => {
  it.each(alarmKinds)('%s: somebody, and nobody who may not read the list of what is wrong', (kind) => {
    const hearing = roles.filter((role) => mayHearOf([role], kind));
    expect(hearing).not.toEqual([]);
    expect(hearing.filter((role) => !may([role], 'alarm.read'))).toEqual([]);
  });
});

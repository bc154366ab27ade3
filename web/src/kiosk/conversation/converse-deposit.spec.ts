import { describe, expect, it } from '@jest/globals';
import { deposit } from './testing/examples.js';
import {
  atCode,
  atProcedure,
  beforeDeposit,
  depositDoor,
  home,
  opening,
  play,
  settled,
} from './testing/plays.js';

describe('a deposit', () => {
  it('leads from the first screen to the envelope received', () => {
    expect(home.screen).toEqual({ name: 'home' });
    expect(atProcedure.screen).toEqual({ name: 'procedure' });
    expect(atCode.screen).toEqual({ name: 'code' });
    expect(beforeDeposit.screen).toEqual({ name: 'before_deposit' });
    expect(opening.asking).toEqual({ kind: 'open_deposit', id: deposit.id });
    expect(depositDoor.screen).toEqual({ name: 'door' });
    const done = settled(depositDoor, 'moved');
    expect(done.screen).toEqual({ name: 'deposited' });
    const rating = play([{ type: 'finished' }], done);
    expect(rating.screen).toEqual({ name: 'rating' });
    expect(play([{ type: 'finished' }], rating)).toEqual(home);
  });

  it('asks for nothing twice at once', () => {
    const asking = play([{ type: 'code_given', code: '123456' }], atCode);
    expect(play([{ type: 'code_given', code: '654321' }], asking)).toBe(asking);
  });

  it('goes back past phone and code once the person is known, and on again without them', () => {
    const back = play([{ type: 'back' }], beforeDeposit);
    expect(back.screen).toEqual({ name: 'procedure' });
    expect(play([{ type: 'procedure_settled' }], back).screen).toEqual({ name: 'before_deposit' });
  });

  it.each([
    ['not_moved', { doorSeenOpen: false }, 'lock_stuck_deposit'],
    ['not_moved', {}, 'not_put_in'],
    ['unverified', {}, 'unsure_deposit'],
  ] as const)('that is %s %o: %s', (settlement, more, kind) => {
    expect(settled(depositDoor, settlement, more).screen).toEqual({ name: 'trouble', trouble: { kind } });
  });

  const cooling = { doorSeenOpen: false, outcomeReason: 'cooling_down', readyInMs: 7_200 } as const;

  it('says in whole seconds when a lock that has to cool down can be opened', () => {
    expect(settled(depositDoor, 'not_moved', cooling).screen).toEqual({
      name: 'trouble',
      trouble: { kind: 'lock_cools_deposit', waitSeconds: 8 },
    });
  });

  it.each([
    ['is stuck', { doorSeenOpen: false }],
    ['has to cool down', cooling],
  ])('opens another tray for the same envelope when a lock %s', (_what, more) => {
    const shut = settled(depositDoor, 'not_moved', more);
    expect(play([{ type: 'way_taken', way: 'another_tray' }], shut).asking).toEqual({
      kind: 'open_deposit',
      id: deposit.id,
    });
  });
});

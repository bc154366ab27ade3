import { describe, expect, it } from '@jest/globals';
import { actions, may, reachOf, rolesThatMay, type Action } from './permissions.policy.js';
import { roles } from './roles.js';

/** Actions after which a door opens. */
const opening: readonly Action[] = [
  'run.work',
  'tray.inspect',
  'audit.work',
  'dossier.collect',
  'dossier.load',
  'dossier.return_to_desk',
];
/** Actions that give rights or take them. */
const governing = actions.filter((action) => /^account\.(?!read)|^kiosk\.provision/.test(action));

describe('the permissions', () => {
  it('give every action to somebody, and every role something to do', () => {
    for (const action of actions) expect(rolesThatMay(action).length).toBeGreaterThan(0);
    for (const role of roles) expect(actions.some((action) => may([role], action))).toBe(true);
  });

  it.each(opening)('do not let those who give rights or repair locks do %s', (action) => {
    expect(may(['administrator', 'technician'], action)).toBe(false);
  });

  it.each(governing)('do not let those who open doors do %s', (action) => {
    expect(may(['officer', 'desk', 'supervisor'], action)).toBe(false);
  });

  it('say of all that opens doors or gives rights that this is at stake', () => {
    for (const action of opening) expect([action, reachOf(action)]).toEqual([action, 'opens_doors']);
    for (const action of governing) expect([action, reachOf(action)]).toEqual([action, 'rights']);
    for (const action of actions.filter((each) => /^(dossier|notice|phone|report)\./.test(each))) {
      expect([action, reachOf(action)]).not.toEqual([action, 'nothing']);
    }
  });

  it('let nobody who carries papers declare them lost', () => {
    expect(rolesThatMay('dossier.declare_lost')).toEqual(['supervisor']);
    for (const action of ['dossier.collect', 'dossier.load', 'dossier.receive_at_desk'] as const) {
      expect(may(['supervisor'], action)).toBe(false);
    }
  });

  it('add up over the roles of one person, and give nothing to nobody', () => {
    expect(may(['desk'], 'run.open')).toBe(false);
    expect(may(['desk', 'officer'], 'run.open')).toBe(true);
    for (const action of actions) expect(may([], action)).toBe(false);
  });

  it('keep the other bodies to dossiers and to what everybody reads', () => {
    const allowed = actions.filter((action) => may(['department', 'agency'], action));
    for (const action of allowed) expect(action).toMatch(/^dossier\.|^(catalogue|calendar|event)\.read$/);
  });
});

import { describe, expect, it } from '@jest/globals';
import { alarmKinds, roles, type AlarmKind, type LiveEvent, type Role } from '../../platform/index.js';
import type { StaffAsking } from '../staff-scope.js';
import { forKiosks, isForStaff } from './event-audience.js';

const dossierOf = (department: string | null): LiveEvent => ({
  type: 'dossier',
  id: 'd1',
  data: { state: 'processing', department },
});
const door: LiveEvent = {
  type: 'door_operation',
  id: 'o1',
  data: { tray: 'A07', dossier: 'd1', settlement: null },
};

function staff(role: StaffAsking['roles'][number], departmentCode: string | null = null): StaffAsking {
  return { id: role, roles: [role], departmentCode };
}

describe('who sees which live change', () => {
  it.each([
    ['an officer, any dossier', staff('officer'), dossierOf('health'), true],
    ['a department, its own dossier', staff('department', 'health'), dossierOf('health'), true],
    ['a department, another one', staff('department', 'justice'), dossierOf('health'), false],
    ['a department, one of nobody yet', staff('department', 'justice'), dossierOf(null), false],
    ['a department, a door', staff('department', 'justice'), door, false],
    ['a technician, a door', staff('technician'), door, true],
    ['a technician, a dossier', staff('technician'), dossierOf(null), false],
    ['a technician, a run', staff('technician'), { type: 'run', id: 'r', data: {} }, false],
    ['a supervisor, a partner', staff('supervisor'), { type: 'partner', id: 'p', data: {} }, true],
    ['an officer, a partner', staff('officer'), { type: 'partner', id: 'p', data: {} }, false],
    ['a desk, a notice', staff('desk'), { type: 'notice', id: 'n', data: {} }, true],
  ] as const)('%s', (_who, who, event, seen) => {
    expect(isForStaff(who, event)).toBe(seen);
  });

  const ofTrays: readonly Role[] = ['officer', 'desk', 'technician', 'supervisor'];
  const heardBy: Readonly<Record<AlarmKind, readonly Role[]>> = {
    opened_without_authorisation: ofTrays,
    opened_unseen: ofTrays,
    papers_missing: ofTrays,
    papers_unexpected: ofTrays,
    dossier_missing: ofTrays,
    foreign_papers: ofTrays,
    door_left_open: ofTrays,
    run_missed: ['officer', 'supervisor'],
    housing_open: ofTrays,
    housing_opened_unseen: ofTrays,
    ledger_broken: ['supervisor', 'administrator'],
    ledger_not_signed: ['supervisor', 'administrator'],
    code_budget_spent: ['technician', 'supervisor', 'administrator'],
    code_budget_near: ['technician', 'supervisor', 'administrator'],
    codes_unused: ['technician', 'supervisor', 'administrator'],
    account_locked: ['supervisor', 'administrator'],
    reports_forged: ['technician', 'supervisor', 'administrator'],
    messages_given_up: ['supervisor', 'administrator'],
  };
  const alarmOf = (alarm: AlarmKind): LiveEvent => ({ type: 'alarm', id: 'x', data: { alarm } });

  it.each(
    alarmKinds.flatMap((kind) => roles.map((role) => [kind, role, heardBy[kind].includes(role)] as const)),
  )('the alarm %s, as %s: %s', (kind, role, heard) => {
    expect(isForStaff(staff(role, 'justice'), alarmOf(kind))).toBe(heard);
  });

  it.each(alarmKinds)('tells a kiosk nothing of the alarm %s', (kind) => {
    expect(forKiosks(alarmOf(kind))).toBeUndefined();
  });

  it('tells a kiosk of doors, without whose dossier is behind them', () => {
    expect(forKiosks(door)).toEqual({ ...door, data: { tray: 'A07', settlement: null } });
  });

  it('tells a kiosk whether a tray may be used, and nothing else of it', () => {
    const data = { usable: false, reason: 'Khóa bị kẹt' };
    expect(forKiosks({ type: 'tray', id: 'A07', data })?.data).toEqual({ usable: false });
  });

  it.each(['dossier', 'run', 'notice', 'partner'] as const)('tells a kiosk nothing of a %s', (type) => {
    expect(forKiosks({ type, id: 'x', data: { state: 'loaded' } })).toBeUndefined();
  });
});

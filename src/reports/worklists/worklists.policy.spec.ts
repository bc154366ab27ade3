import { describe, expect, it } from '@jest/globals';
import { roles } from '../../platform/auth/roles.js';
import { worklistIds, worklistsOf, type Standing } from './worklists.policy.js';

const processing = (departmentCode: string, count: number, late = 0): Standing => ({
  state: 'processing',
  custody: 'department',
  departmentCode,
  count,
  late,
});

describe('the worklists', () => {
  it('of a department are its own', () => {
    const standings = [processing('justice', 3, 1), processing('land-registry', 5)];
    const lists = worklistsOf({ roles: ['department'], departmentCode: 'justice' }, standings);
    expect(lists.map(({ id }) => id)).toEqual(['coming_to_department', 'to_process', 'results_waiting']);
    expect(lists[1]).toEqual({
      id: 'to_process',
      count: 3,
      late: 1,
      search: { state: 'processing', custody: 'department', departmentCode: 'justice' },
    });
  });

  it('of officers are those of all departments, and of several roles those of each', () => {
    const ready = ['justice', 'land-registry'].map((departmentCode): Standing => ({
      ...processing(departmentCode, 2),
      state: 'result_ready',
    }));
    const lists = worklistsOf({ roles: ['officer', 'desk'], departmentCode: null }, ready);
    expect(lists.find(({ id }) => id === 'to_fetch_from_department')).toEqual({
      id: 'to_fetch_from_department',
      count: 4,
      late: 0,
      search: { state: 'result_ready', custody: 'department' },
    });
    expect(lists.map(({ id }) => id)).toEqual(expect.arrayContaining(['to_decide', 'to_hand_over']));
  });

  it('belong each to somebody, and none to those who do nothing with dossiers', () => {
    const all = new Set(
      roles.flatMap((role) =>
        worklistsOf({ roles: [role], departmentCode: 'justice' }, []).map(({ id }) => id),
      ),
    );
    expect([...all].sort()).toEqual([...worklistIds].sort());
    expect(worklistsOf({ roles: ['technician', 'administrator'], departmentCode: null }, [])).toEqual([]);
  });
});

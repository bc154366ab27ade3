import { describe, expect, it } from '@jest/globals';
import { pageOf } from './alarm-page.js';

const nowhere = { trayLabel: null, dossierId: null, partner: null };

describe('where an alarm is put right', () => {
  it.each([
    [{ ...nowhere, solvedAt: 'hardware' }, '/hardware'],
    [{ ...nowhere, solvedAt: 'tray', trayLabel: 'A07' }, '/trays/A07'],
    [{ ...nowhere, solvedAt: 'tray' }, '/trays'],
    [{ ...nowhere, solvedAt: 'dossier', trayLabel: 'A07', dossierId: 'd1' }, '/dossiers/d1'],
    [{ ...nowhere, solvedAt: 'dossier', trayLabel: 'A07' }, '/trays/A07'],
    [{ ...nowhere, solvedAt: 'run' }, '/run'],
    [{ ...nowhere, solvedAt: 'calls' }, '/today#calls'],
    [{ ...nowhere, solvedAt: 'audits' }, '/trays/audits'],
    [{ ...nowhere, solvedAt: 'ledger' }, '/ledger'],
    [{ ...nowhere, solvedAt: 'kiosks' }, '/kiosks'],
    [{ ...nowhere, solvedAt: 'accounts' }, '/accounts'],
    [{ ...nowhere, solvedAt: 'partners', partner: { id: 'p1', name: 'Sở' } }, '/partners/p1'],
    [{ ...nowhere, solvedAt: 'partners' }, '/partners'],
  ] as const)('%j', (alarm, page) => {
    expect(pageOf(alarm)).toBe(page);
  });
});

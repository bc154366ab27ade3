import { describe, expect, it } from '@jest/globals';
import { pageOf } from './alarm-page.js';

const nowhere = { trayLabel: null, dossierId: null };

describe('where an alarm is put right', () => {
  it.each([
    [{ ...nowhere, solvedAt: 'hardware' }, '/hardware'],
    [{ ...nowhere, solvedAt: 'tray', trayLabel: 'A07' }, '/trays/A07'],
    [{ ...nowhere, solvedAt: 'tray' }, '/trays'],
    [{ solvedAt: 'dossier', trayLabel: 'A07', dossierId: 'd1' }, '/dossiers/d1'],
    [{ solvedAt: 'dossier', trayLabel: 'A07', dossierId: null }, '/trays/A07'],
    [{ ...nowhere, solvedAt: 'run' }, '/run'],
    [{ ...nowhere, solvedAt: 'calls' }, '/today#calls'],
    [{ ...nowhere, solvedAt: 'audits' }, '/trays/audits'],
    [{ ...nowhere, solvedAt: 'ledger' }, '/ledger'],
    [{ ...nowhere, solvedAt: 'kiosks' }, '/kiosks'],
  ] as const)('%j', (alarm, page) => {
    expect(pageOf(alarm)).toBe(page);
  });
});

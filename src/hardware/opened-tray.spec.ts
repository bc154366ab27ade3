import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { loadSite, type Site } from '../config/index.js';
import { trayAt } from './opened-tray.js';

const siteOf = (file: string): Site => loadSite(resolve(import.meta.dirname, '../../deploy/demo', file));

describe('the tray behind what a technician opened', () => {
  it.each(['site.yaml', 'site-gpio.yaml'])('is found by its lock, of every tray of %s', (file) => {
    const site = siteOf(file);
    for (const bank of site.cabinets.flatMap(({ banks }) => banks)) {
      for (const { label, lock } of bank.trays) {
        const { bus, id } = bank;
        const target =
          'board' in bank
            ? ({ kind: 'lock', bus, board: bank.board, lock } as const)
            : ({ kind: 'gpio_lock', bus, bank: id, lock } as const);
        expect(trayAt(site, target)).toBe(label);
      }
    }
  });

  it('is the one that is named', () => {
    expect(trayAt(siteOf('site.yaml'), { kind: 'tray', tray: 'B58' })).toBe('B58');
  });

  it('is none where the site file names no such lock', () => {
    const site = siteOf('site.yaml');
    expect(trayAt(site, { kind: 'lock', bus: 'elsewhere', board: 1, lock: 1 })).toBeUndefined();
    expect(trayAt(site, { kind: 'lock', bus: 'main', board: 1, lock: 999 })).toBeUndefined();
    expect(trayAt(site, { kind: 'gpio_lock', bus: 'main', bank: 'nobody', lock: 1 })).toBeUndefined();
  });
});

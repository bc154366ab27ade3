import { describe, expect, it } from '@jest/globals';
import { isWireBus } from '@motcua247/firmware-bridge/contract';
import { announce } from './announcement.js';
import { loadConfiguration, type Configuration } from './config/index.js';
import type { FirstStart } from './installation.js';
import { systemRandomness } from './kernel/index.js';

const demo = loadConfiguration({ DATA_DIRECTORY: './data', PORT: '9000' }, systemRandomness);

const realBoards: Configuration = {
  ...demo,
  site: {
    ...demo.site,
    buses: demo.site.buses.filter(isWireBus).map((bus) => ({
      ...bus,
      transport: { kind: 'tcp' as const, host: '127.0.0.1', port: 9 },
    })),
  },
};

const firstStart: FirstStart = {
  accounts: [],
  kiosk: { id: 'k', name: 'Kiosk demo', credential: 'the-credential' },
};

describe('the announcement', () => {
  it('says where the screens are', () => {
    const text = announce(demo, undefined);
    for (const screen of ['kiosk', 'staff', 'simulator']) {
      expect(text).toMatch(new RegExp(` http://localhost:9000/${screen}\n`));
    }
    expect(text).not.toContain('credential');
  });

  it('says them by the names of their own that kiosks and console have', () => {
    const environment = {
      ...demo.environment,
      kioskBaseUrl: 'http://tu.vi.du',
      staffBaseUrl: 'http://canbo.vi.du',
    };
    const text = announce({ ...demo, environment }, firstStart);
    expect(text).toContain(' http://tu.vi.du/kiosk\n');
    expect(text).toContain(' http://tu.vi.du/kiosk#credential=the-credential\n');
    expect(text).toContain(' http://canbo.vi.du/staff\n');
    expect(text).toContain(' http://localhost:9000/simulator\n');
  });

  it('names no virtual cabinet where the boards are real', () => {
    expect(announce(realBoards, undefined)).not.toContain('/simulator');
  });

  it('gives a link that sets up the kiosk, once', () => {
    expect(announce(demo, firstStart)).toContain('http://localhost:9000/kiosk#credential=the-credential\n');
  });
});

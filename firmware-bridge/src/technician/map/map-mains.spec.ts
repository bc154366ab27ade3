import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { Sitting, TechnicianBench } from '../../testing/technician-bench.js';
import { oneBank, testSite } from '../../testing/test-site.js';

it('nothing is opened to be mapped while the mains supply fails', async () => {
  const bench = await TechnicianBench.start({
    ...testSite({ ...oneBank, replyTimeoutMs: 200 }),
    inputs: { powerFail: { valueFile: 'power-fail.value', activeLow: false } },
  });
  try {
    bench.simulator.power.setMains('left', false);
    const what = ['--driver', 'kerong-cu16', '--boards', '0', '--locks', '1'];
    const where = ['--write', join(bench.directory, 'banks.yaml')];
    const words = ['map', ...bench.openingPlace, ...what, ...where, '--reason', 'new site', '--yes'];
    const sitting = new Sitting(words);
    await sitting.untilAsked('board 0 lock 1: NOT opened — the mains supply fails');
    expect(await sitting.result).toBe(0);
    expect(bench.pulsedTrays()).toEqual([]);
  } finally {
    await bench.stop();
  }
});

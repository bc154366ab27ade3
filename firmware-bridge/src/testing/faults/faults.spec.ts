import { expect, it } from '@jest/globals';
import { DayOfFaults } from './day-of-faults.js';

// A whole day, and other seeds: npm run faults --workspace firmware-bridge -- --seed 2 --hours 24
it.each([{ seed: 1, hours: 1 }])(
  'every kind of lock keeps its rules through random faults, people and commands ($hours h of seed $seed)',
  async ({ seed, hours }) => {
    const { accusations, ...count } = await new DayOfFaults(seed).run(hours);
    expect({ seed, accusations }).toEqual({ seed, accusations: [] });
    // Nothing was proved where nothing happened.
    expect(count.troubles).toBeGreaterThan(100 * hours);
    expect(count.pulses).toBeGreaterThan(100 * hours);
    expect(count.statesChecked).toBeGreaterThan(500 * hours);
    expect(count.answersProved).toBeGreaterThan(50 * hours);
    expect(count.bridgesGone).toBeGreaterThan(5 * hours);
    expect(count.foldersDamaged).toBeGreaterThanOrEqual(hours);
    expect(count.suppliesWaitedFor).toBeGreaterThan(20 * hours);
  },
);

import TestSequencer from '@jest/test-sequencer';

/**
 * On a machine that has not run them before Jest begins with the largest files. Whatever takes long must not be left to the
 * end, where the other workers would stand and wait for it; the units take a second each.
 */
export default class UnitsLast extends TestSequencer {
  sort(tests) {
    const isUnit = ({ context }) => context.config.displayName?.name === 'unit';
    const sorted = super.sort(tests);
    return [...sorted.filter((test) => !isUnit(test)), ...sorted.filter(isUnit)];
  }
}

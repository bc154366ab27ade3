import TestRunner from 'jest-runner';

/**
 * Jest plays what has a runner of its own after everything else. The specs of the units, of the bridge above all, wait for wires and
 * processes more than they work: three of them at a time take no more of two cores than two browsers do.
 */
export default class UnitsRunner extends TestRunner {
  constructor(globalConfig, context) {
    super({ ...globalConfig, maxWorkers: globalConfig.maxWorkers + 1 }, context);
  }
}

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SimulatorHarness } from '../testing/simulator-harness.js';
import { ManualTimers } from '../testing/manual-timers.js';
import { siteWithContacts } from '../testing/small-site.js';
import { temporaryDirectory } from '../testing/temporary-directory.js';
import { type Simulator } from '../simulator.js';
import { type WorldEvent } from '../record/entries.js';
import { handNames } from '../hands.js';
import { parseScript, readScript, ScriptError } from './read-script.js';
import { deedNames } from './script.js';

const site = siteWithContacts();

function mistakesOf(text: string): readonly string[] {
  try {
    parseScript(text, site);
  } catch (error) {
    if (error instanceof ScriptError) return error.mistakes;
    throw error;
  }
  return [];
}

const everyDeed = `
- { atMs: 1000, bank: left, faults: { nextReplies: { fault: { kind: late, byMs: 75 } } } }
- { afterMs: 0, tray: A01, faults: { jammed: true } }
- { afterMs: 500, bus: main, faults: { noiseProbability: 0.5 } }
- { afterMs: 500, mains: lobby, on: false }
- { atMs: 3000, contacts: lobby, somebodyThere: true }
- { afterMs: 0, person: { tray: A02, does: look } }
- { afterMs: 1000, forceOpen: A03 }
- { afterMs: 1000, close: A03 }
- { afterMs: 0, cabinet: lobby, faults: { housing: stuck_active } }
- { afterMs: 0, inputs: { powerFail: stuck_active } }
- { atMs: 60000, mend: everything }
`;

const everyHand = `
- { atMs: 0, forceOpen: A03 }
- { afterMs: 0, put: A03, paper: letter }
- { afterMs: 0, put: A03, paper: card }
- { afterMs: 0, take: A03, paper: letter }
- { afterMs: 0, hold: A03 }
- { afterMs: 1000, close: A03 }
- { afterMs: 0, release: A03 }
- { afterMs: 1000, close: A03 }
- { afterMs: 0, pull: A03 }
- { afterMs: 0, forceOpen: A03 }
- { afterMs: 0, take: A03 }
`;

describe('a script in a file', () => {
  it('has its steps at their times, counted from the beginning', () => {
    const script = parseScript(everyDeed, site);
    expect(script.map(({ atMs }) => atMs)).toEqual([
      1000, 1000, 1500, 2000, 3000, 3000, 4000, 5000, 5000, 5000, 60_000,
    ]);
    expect(script[0]?.deed).toEqual({
      bank: 'left',
      faults: { nextReplies: { fault: { kind: 'late', byMs: 75 }, count: 1, every: 1 } },
    });
  });

  it('may have every deed that there is', () => {
    const deeds = parseScript(everyDeed + everyHand.replaceAll('atMs: 0', 'afterMs: 0'), site);
    const names = deeds.flatMap(({ deed }) => deedNames.filter((name) => name in deed));
    expect(new Set(names)).toEqual(new Set(deedNames));
    expect(deedNames).toEqual(expect.arrayContaining(handNames));
  });

  it.each([
    ['- { atMs: 1, bank: left, faults: {', 'line 1: no valid YAML: '],
    ['bank: left', 'line 1: a script is a list of 1–1000 steps'],
    ['[]', 'line 1: a script is a list of 1–1000 steps'],
    ['- { atMs: 0, close: A01 }\n'.repeat(1001), 'line 1: a script is a list of 1–1000 steps'],
    ['- 7', 'line 1: step 1: a step must be a mapping'],
    ['- { close: A01 }', 'line 1: step 1: a step needs either atMs '],
    ['- { atMs: 1, afterMs: 1, close: A01 }', 'line 1: step 1: a step needs either atMs '],
    ['- { atMs: -1, close: A01 }', 'line 1: step 1: atMs: must be 0–604800000 milliseconds'],
    ['- { atMs: soon, close: A01 }', 'line 1: step 1: atMs: must be 0–604800000 milliseconds'],
    [
      '- { atMs: 9, close: A01 }\n- { atMs: 8, close: A01 }',
      'line 2: step 2: atMs: is before the step before it (9)',
    ],
    [
      '- { atMs: 604800000, close: A01 }\n- { afterMs: 1, close: A01 }',
      'line 2: step 2: afterMs: the script must be over after',
    ],
    ['- { atMs: 1 }', 'line 1: step 1: a step needs one of tray, bank, bus, '],
    [
      '- { atMs: 1, bank: left, bus: main, faults: {} }',
      'line 1: step 1: a step needs one of tray, bank, bus',
    ],
    ['\n\n- atMs: 1\n  bank: left\n  faults:\n    silence: loud', 'line 6: step 1: faults.silence: '],
    ['- atMs: 1\n  bank: left\n  faults: {}\n  louder: true', 'line 1: step 1: '],
    [
      '- atMs: 1\n  bank: middle\n  faults: {}',
      'line 2: step 1: bank: the site file has no bank "middle"; it has left, right',
    ],
    [
      '- { atMs: 1, person: { tray: Z99, does: look } }',
      'line 1: step 1: person.tray: the site file has no tray',
    ],
    [
      '- { atMs: 1, cabinet: attic, faults: {} }',
      'line 1: step 1: cabinet: the site file has no cabinet "attic"',
    ],
    ['- { atMs: 1, inputs: { powerFail: cut } }', 'line 1: step 1: inputs.powerFail: '],
    ['- { atMs: 1, pull: Z99 }', 'line 1: step 1: pull: the site file has no tray "Z99"'],
    ['- { atMs: 1, put: A01 }', 'line 1: step 1: paper: '],
    ['- { atMs: 1, pull: A01, paper: letter }', 'line 1: step 1: '],
    ['- { atMs: 1, mains: attic, on: true }', 'line 1: step 1: mains: the site file has no cabinet "attic"'],
    [
      '- atMs: 1\n  bank: left\n  faults: { nextReplies: { fault: { kind: of_another_board, bank: middle } } }',
      'line 3: step 1: faults.nextReplies.fault.bank: the site file has no bank "middle"',
    ],
  ])('is refused with its line: %j', (text, mistake) => {
    const [first, ...more] = mistakesOf(text);
    expect(first?.startsWith(mistake) ? mistake : first).toBe(mistake);
    expect(more.filter((line) => !line.startsWith('line '))).toEqual([]);
  });

  it('is told all its mistakes at once, with its name', () => {
    const directory = temporaryDirectory();
    const path = join(directory.path, 'storm.yaml');
    writeFileSync(path, '- { atMs: 1, close: Z9 }\n- { atMs: 2, close: Z8 }\n');
    expect(() => readScript(path, site)).toThrow(/storm\.yaml is not right:\n {2}line 1: .*\n {2}line 2: /);
    expect(() => readScript(join(directory.path, 'missing.yaml'), site)).toThrow(
      /Cannot read the script .*missing/,
    );
    directory.remove();
  });
});

describe('a script that is played', () => {
  let harness: SimulatorHarness;
  let simulator: Simulator;
  let timers: ManualTimers;

  beforeEach(async () => {
    harness = new SimulatorHarness();
    timers = new ManualTimers();
    simulator = await harness.start({ timers, hardware: site });
  });

  afterEach(async () => {
    await harness.dismantle();
  });

  /** Lets time pass as a clock would, so that what waits for a promise runs in between. */
  async function pass(milliseconds: number): Promise<void> {
    for (let passed = 0; passed < milliseconds; passed += 100) {
      timers.advance(100);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  const events = (): WorldEvent[] => simulator.record().entries.map(({ event }) => event);

  it('does each step when its time has come, not before, and puts it on record', async () => {
    const over = simulator.script.play(parseScript(everyDeed, site));
    await pass(900);
    expect(events()).toEqual([]);
    await pass(200);
    expect(simulator.state().banks[0]?.faults.nextReplies?.count).toBe(1);
    expect(simulator.trays.get('A01').faults.jammed).toBe(true);
    await pass(2_000);
    expect(simulator.state().buses[0]?.faults.noiseProbability).toBe(0.5);
    expect(simulator.power.of('lobby')).toBe('failing');
    expect(simulator.contacts.of('lobby').somebodyThere).toBe(true);
    expect(simulator.people.list()).toMatchObject([{ tray: 'A02', stage: 'waiting' }]);
    await pass(1_000);
    expect(simulator.trays.get('A03').door).toBe('open');
    await pass(1_200);
    expect(simulator.trays.get('A03').door).toBe('closed');
    expect(simulator.state().cabinets[0]?.faults.housing).toBe('stuck_active');
    expect(simulator.state().inputs.faults.powerFail).toBe('stuck_active');
    await pass(55_000);
    await over;
    expect(simulator.state().buses[0]?.faults.noiseProbability).toBe(0);
    expect(simulator.power.of('lobby')).toBe('on');
    expect(simulator.state().cabinets[0]?.faults.housing).toBe('works');
    expect(simulator.state().inputs.faults.powerFail).toBe('works');
    expect(simulator.trays.get('A01').faults.jammed).toBe(false);
    const steps = events().filter((event) => event.kind === 'script');
    expect(steps.map(({ step, of }) => [step, of])).toEqual(
      Array.from({ length: 11 }, (_, index) => [index + 1, 11]),
    );
    expect(steps[1]?.deed).toBe('{"tray":"A01","faults":{"jammed":true}}');
  });

  it('has hands for everything', async () => {
    const over = simulator.script.play(parseScript(everyHand, site));
    await pass(500);
    expect(simulator.trays.get('A03')).toMatchObject({ door: 'open', held: true, papers: ['card'] });
    await pass(1_000);
    expect(simulator.trays.get('A03')).toMatchObject({ door: 'open', held: false });
    await pass(2_000);
    await over;
    expect(simulator.trays.get('A03')).toMatchObject({ door: 'open', papers: [] });
    expect(events().filter(({ kind }) => kind === 'in_vain')).toEqual([
      { kind: 'in_vain', tray: 'A03', attempt: 'close' },
      { kind: 'in_vain', tray: 'A03', attempt: 'pull' },
    ]);
  });

  it('ends at a step that goes wrong by more than a refusal, and another can be played', async () => {
    const { trays } = simulator;
    const pull = trays.pull.bind(trays);
    trays.pull = () => {
      throw new Error('the disk is full');
    };
    const over = simulator.script.play(
      parseScript('- { atMs: 0, pull: A01 }\n- { atMs: 0, pull: A02 }', site),
    );
    const said = expect(over).rejects.toThrow('step 1 of 2 failed: the disk is full');
    await pass(200);
    await said;
    trays.pull = pull;
    const next = simulator.script.play(parseScript('- { atMs: 0, pull: A03 }', site));
    await pass(200);
    await next;
    expect(events().filter(({ kind }) => kind === 'in_vain')).toEqual([
      { kind: 'in_vain', tray: 'A03', attempt: 'pull' },
    ]);
  });

  it('leaves the world as its last step left it', async () => {
    const over = simulator.script.play(
      parseScript('- { atMs: 100, bus: main, faults: { cut: true } }\n', site),
    );
    await pass(10_000);
    await over;
    expect(simulator.state().buses[0]?.faults.cut).toBe(true);
  });

  it('goes on after what the world refuses, which is on record', async () => {
    for (let count = 0; count < 200; count += 1) simulator.people.send({ tray: 'A01', does: 'look' });
    const over = simulator.script.play(
      parseScript('- { atMs: 0, person: { tray: A01, does: look } }\n- { atMs: 0, forceOpen: A02 }', site),
    );
    await pass(200);
    await over;
    expect(events().filter((event) => event.kind === 'script')).toMatchObject([
      { step: 1 },
      { step: 1, refused: '200 people are already waiting' },
      { step: 2 },
    ]);
    expect(simulator.trays.get('A02').door).toBe('open');
  });

  it('is the only one at its time, and ends with the simulator', async () => {
    const script = parseScript('- { atMs: 500, forceOpen: A02 }', site);
    const over = simulator.script.play(script);
    expect(() => simulator.script.play(script)).toThrow('A script is being played; one at a time');
    await simulator.stop();
    await over;
    await pass(1_000);
    expect(events().filter((event) => event.kind === 'script')).toEqual([]);
  });
});

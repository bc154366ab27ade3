import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { OpenResult } from '../../contract/index.js';
import { chipsWith, lineKey } from '../../simulator/gpio/chips.js';
import { ToolEndpoint } from '../../simulator/gpio/tool-endpoint.js';
import { noBankFaults } from '../../simulator/faults/line-faults.js';
import { missesToDistrust } from '../bus/health.js';
import { longestUnseenMs } from '../doors/confirmation.js';
import { opened, refused } from '../testing/outcomes.js';
import { until } from '../testing/until.js';
import { longestLookMs } from './gpio-bus.js';
import { LibgpiodInputs } from './libgpiod/libgpiod-inputs.js';
import { Tools } from './libgpiod/tools.js';
import { GpioError } from './lines.js';
import { GpioRig } from './testing/gpio-rig.js';
import { inputChip } from './testing/gpio-site.js';

/** Pulses and other banks wait for the look that is under way. */

describe('a look whose tools hang', () => {
  it('is given up as a whole: its bank is soon silent, and nobody waits long for an answer', async () => {
    // Seven tools one after the other, each of which ends by itself.
    const rig = await GpioRig.start({ doors: 'matrix' });
    const restMs = 500;
    rig.switches.setFaults({ ...noBankFaults, extraTurnaroundMs: 1_900 });
    await rig.clock.pass(longestUnseenMs + restMs);
    let answer: OpenResult | undefined;
    void rig.order('A01', 500).then((result) => (answer = result));
    // The scan's look, and its own.
    await rig.clock.until('the command is answered', () => answer !== undefined, 2 * longestLookMs + restMs);
    expect(answer).toEqual(refused('expired'));
    await rig.clock.until(
      'the bank is silent',
      () => rig.healths.includes('silent'),
      missesToDistrust * longestLookMs + restMs,
    );
    expect(rig.causes[0]?.detail).toBe(`not read within ${longestLookMs} ms`);
    rig.switches.setFaults(noBankFaults);
    await rig.answering();
    expect(await rig.open('A01')).toEqual(opened);
    expect(rig.violations()).toEqual([]);
    await rig.stop();
  });
});

describe('tools of libgpiod that hang', () => {
  let directory: string;
  let endpoint: ToolEndpoint;
  let inputs: LibgpiodInputs;

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'hanging-'));
    endpoint = new ToolEndpoint(join(directory, 'chips'), 2);
    const chips = chipsWith([{ chip: inputChip, offsets: [3] }]);
    const rows = [{ key: lineKey(inputChip, 0), idle: 0 as const }];
    await endpoint.open({ chips, outputs: [], rows }, () => undefined);
    endpoint.show([{ key: lineKey(inputChip, 3), idle: 1, rows: [] }]);
    inputs = new LibgpiodInputs(new Tools(join(endpoint.directory, 'bin')));
  });

  afterEach(async () => {
    await endpoint.close();
    rmSync(directory, { recursive: true, force: true });
  });

  const lines = { chip: inputChip, offsets: [3] };
  const row = { chip: inputChip, offset: 0, level: 1 } as const;
  const reason = new GpioError('too long');

  /** The tool goes on for ever, and what it has started holds its pipes. */
  function hang(tool: string, unless = ''): void {
    const path = join(endpoint.directory, 'bin', tool);
    const answers = unless && `[ "$1" = ${unless} ] && { echo "gpioset v2.1.3 (libgpiod v2.1.3)"; exit 0; }`;
    writeFileSync(path, `#!/bin/sh\n${answers}\necho $$ > ${directory}/pid\nsleep 20\n`, { mode: 0o700 });
  }

  const pid = (): string => {
    const path = join(directory, 'pid');
    return existsSync(path) ? readFileSync(path, 'utf8').trim() : '';
  };

  it.each([
    ['gpiodetect', []],
    ['gpioget', []],
    ['gpioget', [row]],
    ['gpioset', [row]],
  ] as const)('are killed with their look: %s', async (tool, driven) => {
    hang(tool, tool === 'gpioset' ? '--version' : '');
    const deadline = new AbortController();
    const look = inputs.look(deadline.signal).then((read) => read(lines, undefined, driven));
    const failure = look.then(String, String);
    await until('the tool runs', () => pid() !== '');
    deadline.abort(reason);
    expect(await failure).toContain('too long');
    await until('the tool is dead', () => !existsSync(`/proc/${pid()}/exe`));
    await expect(inputs.look(deadline.signal)).rejects.toBe(reason);
  });
});

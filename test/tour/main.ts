import { checkConfiguration, processEnvironment } from '../../src/config/index.js';
import { readPulses } from './pulse-record.js';
import { Story } from './story.js';
import { StoryTeller } from './story-teller.js';
import { World } from './world.js';

/** `npm run tour`: plays the story against the running demo; ends non-zero if anything differs from what must be. */
async function main(): Promise<void> {
  // A visitor: whatever is wrong, nothing is written.
  const { settings: environment } = checkConfiguration(processEnvironment);
  const tell = new StoryTeller((line) => process.stdout.write(`${line}\n`));
  const place = { ...environment, baseUrl: `http://${environment.host}:${environment.port}` };
  const world = await World.enter(place, tell);
  const before = await readPulses(world);
  await new Story(world).play();
  const after = await readPulses(world);

  // Deposits 1 + 2 (one jammed), collections 2, loads 2, pickup 1, return 1.
  tell.expect('pulses by the simulator’s record', after.pulses - before.pulses, 9);
  tell.expect('rules that the bridge broke', after.violations, []);
  if (tell.differences.length > 0) throw new Error(`${tell.differences.length} differences, see above`);
  process.stdout.write('\nEverything was as it must be.\n');
}

try {
  await main();
} catch (error) {
  process.stderr.write(`\nThe tour failed: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

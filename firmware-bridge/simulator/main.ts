import { runCommandLine } from './command-line.js';

const stop = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    stop.abort();
  });
}

try {
  await runCommandLine(process.argv.slice(2), {
    tell: (line) => process.stdout.write(`${line}\n`),
    stop: stop.signal,
  });
} catch (error) {
  process.stderr.write(`simulator: ${error instanceof Error ? error.message : 'failed'}\n`);
  process.exitCode = 1;
}

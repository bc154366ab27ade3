import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from '@jest/globals';

const here = import.meta.dirname;
let root: string;

beforeEach(async () => {
  root = join(await mkdtemp(join(tmpdir(), 'texts-')), 'web');
});

afterEach(async () => {
  await rm(dirname(root), { recursive: true });
});

/**
 * Builds a screen of these files, and says what came of it. In a process of its own, as everybody builds: the bundler takes
 * no settings out of Jest's sandbox.
 */
async function building(files: Readonly<Record<string, string>>): Promise<string> {
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), text);
  }
  await mkdir(join(root, 'src/texts-check'));
  await copyFile(join(here, 'text-files.ts'), join(root, 'src/texts-check/text-files.ts'));
  const vite = join(dirname(createRequire(here).resolve('vite/package.json')), 'bin/vite.js');
  const command = [vite, 'build', root, '--config', join(root, 'vite.config.js'), '--logLevel', 'error'];
  return promisify(execFile)(process.execPath, command).then(
    () => 'built',
    (error: unknown) => (error as { stderr: string }).stderr,
  );
}

const screen = {
  'vite.config.js': `import { checkTexts } from '${join(here, 'check-texts.js')}';
    export default { plugins: [checkTexts()] };`,
  'index.html': '<script type="module" src="/src/door/main.ts"></script>',
  'src/door/main.ts': `declare const t: (key: string) => string; document.title = t('open');`,
  'src/door/texts/vi.ts': `export const vi = { open: 'Khay đã mở' };`,
  'src/door/texts/en.ts': `export const en = { open: 'The tray is open' };`,
};

it.each<[string, object, string]>([
  [
    'a language lacks a text',
    { 'src/door/texts/en.ts': `export const en = {};` },
    'src/door/texts/en.ts: "open" has no text in en',
  ],
  [
    'a text is asked for that no language has',
    { 'src/door/main.ts': `declare const t: (key: string) => string;\ndocument.title = t('shut');` },
    'src/door/main.ts:2: "shut" has no text',
  ],
])('no screen is built when %s', async (_what, changes, fault) => {
  expect(await building({ ...screen, ...changes })).toContain(fault);
});

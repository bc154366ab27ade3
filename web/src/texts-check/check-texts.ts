import { relative } from 'node:path';
import { parseSync, runnerImport, type Plugin } from 'vite';
import { faultsBetween, textsByKey, type Texts } from './compare-catalogues.js';
import { faultOf, usesIn } from './used-texts.js';

/** What a file of texts exports: them, under one name. */
type TextsByFile = Readonly<Record<string, Readonly<Record<string, Texts>>>>;

/**
 * Fails a build whose screens would show a key, or the other language, in place of a text. The types say the same, but a
 * build checks no types.
 */
export function checkTexts(): Plugin {
  let root = '';
  let files: TextsByFile = {};
  return {
    name: 'check-texts',
    apply: 'build',
    configResolved: (config) => {
      root = config.root;
    },
    async buildStart() {
      files = await readTexts(root);
      const faults = faultsOfPairs(files);
      if (faults.length > 0) this.error(`Texts that do not agree:\n${faults.join('\n')}`);
    },
    transform: {
      order: 'pre',
      filter: { id: /\/web\/src\/[^?]*\.tsx?$/ },
      handler(code, id) {
        const file = relative(root, id);
        const model = Object.values(files[`/src/${file.split('/')[1] ?? ''}/texts/vi.ts`] ?? {})[0];
        if (model === undefined) return;
        const texts = textsByKey(model);
        for (const use of usesIn(parseSync(id, code).program)) {
          const fault = faultOf(use, texts);
          const line = code.slice(0, use.at).split('\n').length;
          if (fault !== undefined) this.error(`${file}:${line}: ${fault}`);
        }
      },
    },
  };
}

/** What every file of texts exports, by its path from the root. */
async function readTexts(root: string): Promise<TextsByFile> {
  const { module } = await runnerImport<{ files: TextsByFile }>('/src/texts-check/text-files.ts', {
    root,
    configFile: false,
    logLevel: 'warn',
  });
  return module.files;
}

/** The faults of single topics; those of whole screens, which are made of topics, only when every topic is well. */
function faultsOfPairs(files: TextsByFile): string[] {
  const faults = Object.keys(files)
    .filter((file) => file.includes('/texts/vi'))
    .map((file) => {
      const counterpart = file.replace('/texts/vi', '/texts/en');
      const [vi, en] = [file, counterpart].map((path) => Object.values(files[path] ?? {})[0] ?? {});
      return {
        isWhole: file.endsWith('/vi.ts'),
        found: faultsBetween(
          { language: 'vi', file: file.slice(1), texts: vi ?? {} },
          { language: 'en', file: counterpart.slice(1), texts: en ?? {} },
        ),
      };
    });
  const ofTopics = faults.flatMap(({ isWhole, found }) => (isWhole ? [] : found));
  return ofTopics.length > 0 ? ofTopics : faults.flatMap(({ found }) => found);
}

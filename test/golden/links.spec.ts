import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '../..');

/** Folders that hold documents, with all below them. */
const folders = [
  'deploy',
  'docs',
  'test',
  'firmware-bridge/contract',
  'firmware-bridge/simulator',
  'firmware-bridge/src',
];

/** Every document of the repository, by its path from the root. */
const documents = [
  'README.md',
  'firmware-bridge/README.md',
  ...folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.md'))
      .map((path) => join(folder, path)),
  ),
];

/** Targets of links and pictures, without code. */
function linksOf(text: string): string[] {
  const prose = text.replaceAll(/^```[\s\S]*?^```$/gm, '').replaceAll(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^()\s]+)\)/g)].flatMap(([, target]) => target ?? []);
}

/** A heading's anchor, as the sites that show Markdown make it. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');

const anchorsOf = (text: string): string[] =>
  [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));

/** What is wrong with a link from a document; undefined when it leads somewhere. */
function fault(document: string, target: string): string | undefined {
  if (/^[a-z]+:/.test(target)) return undefined;
  const [file = '', anchor] = target.split('#');
  const path = file === '' ? join(root, document) : join(root, dirname(document), file);
  if (!existsSync(path)) return `${target}: there is no ${relative(root, path)}`;
  if (anchor === undefined || !path.endsWith('.md')) return undefined;
  return anchorsOf(readFileSync(path, 'utf8')).includes(anchor)
    ? undefined
    : `${target}: ${relative(root, path)} has no such heading`;
}

describe('the documents', () => {
  it.each(documents)('%s: every link and picture leads somewhere', (document) => {
    const links = linksOf(readFileSync(join(root, document), 'utf8'));
    expect(links.flatMap((target) => fault(document, target) ?? [])).toEqual([]);
  });

  it('are found', () => {
    expect(documents).toEqual(
      expect.arrayContaining(['docs/architecture.md', 'firmware-bridge/simulator/README.md']),
    );
  });
});

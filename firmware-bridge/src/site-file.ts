import { readFileSync, statSync } from 'node:fs';
import { LineCounter, parseDocument, type Document } from 'yaml';
import { chosenIssues, siteHardwareSchema, type SiteHardware } from '../contract/index.js';

/** The site file is unusable; `mistakes` names each one with its line. */
export class SiteFileError extends Error {
  constructor(readonly mistakes: readonly string[]) {
    super(mistakes.join('\n'));
  }
}

/** Far above any site; keeps a wrong path such as a disk image from being read whole. */
const longestSiteFileBytes = 1_048_576;

function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  // A key that is missing has no place of its own; the nearest thing around it has.
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node = document.getIn(path.slice(0, depth), true);
    if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)) {
      return lines.linePos(Number(node.range[0])).line;
    }
  }
  return 1;
}

function toValues(document: Document): unknown {
  try {
    return document.toJS();
  } catch (error) {
    // Aliases that would blow up to more than the file itself (yaml: maxAliasCount).
    throw new SiteFileError([`line 1: no usable YAML: ${String(error)}`]);
  }
}

/**
 * Reads the hardware part out of the text of a site file; other keys are the service's.
 * @throws SiteFileError with every mistake as `line n: key: what, allowed`
 */
export function parseSiteHardware(text: string): SiteHardware {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0) {
    throw new SiteFileError(
      document.errors.map(
        (error) => `line ${lines.linePos(error.pos[0]).line}: no valid YAML: ${error.message}`,
      ),
    );
  }
  const parsed = siteHardwareSchema.safeParse(toValues(document));
  if (parsed.success) return parsed.data;
  throw new SiteFileError(
    chosenIssues(parsed.error.issues).map(({ path, message }) => {
      const key = path.length > 0 ? path.map(String).join('.') : 'the file';
      return `line ${lineOf(document, lines, path)}: ${key}: ${message}`;
    }),
  );
}

/** @throws SiteFileError also for a file that cannot be read */
export function readSiteHardware(path: string): SiteHardware {
  let text: string;
  try {
    const { size } = statSync(path);
    if (size > longestSiteFileBytes) {
      throw new Error(`it has ${size} bytes; a site file has at most ${longestSiteFileBytes}`);
    }
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new SiteFileError([
      `cannot read the site file ${path}: ${error instanceof Error ? error.message : ''}`,
    ]);
  }
  return parseSiteHardware(text);
}

import { readFile, stat } from 'node:fs/promises';
import { whyUnreadable, type Site } from '../../config/index.js';
import {
  parseCatalogue,
  wholeRow,
  type KnownCodes,
  type ParsedCatalogue,
  type Procedure,
} from '../catalogue/index.js';

const largestFileBytes = 5 * 1024 * 1024;

/** A catalogue that cannot be taken as it is. The message names the file and every bad row. */
export class CatalogueRejectedError extends Error {
  override readonly name = 'CatalogueRejectedError';

  /** @param mistakes each with the file and, where it has one, the row and the column. */
  constructor(mistakes: readonly string[]) {
    const lines = mistakes.map((mistake) => `  ${mistake}`);
    super(`The catalogue of procedures was not taken; nothing was changed.\n${lines.join('\n')}`);
  }
}

/**
 * Reads and checks a catalogue file (CSV) against the fields and departments of the site.
 * @throws CatalogueRejectedError naming every bad row.
 */
export async function loadCatalogue(file: string, site: Site): Promise<readonly Procedure[]> {
  const { procedures, issues } = readCatalogue(await readText(file), site);
  if (issues.length > 0) {
    throw new CatalogueRejectedError(
      issues.map(({ line, column, message }) => `${file}:${line} ${column}: ${message}`),
    );
  }
  return procedures;
}

/** Checks the text of a catalogue against the fields and departments of the site. */
export function readCatalogue(csvText: string, site: Site): ParsedCatalogue {
  const parsed = parseCatalogue(csvText, knownCodes(site));
  if (parsed.issues.length > 0 || parsed.procedures.length > 0) return parsed;
  // A file that was cut off would otherwise withdraw every procedure.
  return { procedures: [], issues: [wholeRow(1, 'no_rows', 'must name at least one procedure')] };
}

async function readText(file: string): Promise<string> {
  try {
    const { size } = await stat(file);
    if (size > largestFileBytes)
      throw rejected(file, `has ${size} bytes, and at most ${largestFileBytes} are read`);
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof CatalogueRejectedError) throw error;
    throw rejected(file, `cannot be read: ${whyUnreadable(error)}`);
  }
}

/** The file as a whole: no row of it was looked at. */
function rejected(file: string, wrong: string): CatalogueRejectedError {
  return new CatalogueRejectedError([
    `${file} ${wrong}. Correct the path: the one given to the import or, at the first start, catalogueFile of the site file.`,
  ]);
}

/** What a procedure of this site may refer to. */
export function knownCodes(site: Site): KnownCodes {
  return {
    fields: site.fields.map(({ code }) => code),
    departments: site.departments.map(({ code }) => code),
    agencies: site.departments.filter(({ kind }) => kind === 'agency').map(({ code }) => code),
  };
}

import { readFile, stat } from 'node:fs/promises';
import type { Site } from '../../config/index.js';
import { parseCatalogue, type CatalogueIssue, type KnownCodes, type Procedure } from '../catalogue/index.js';

const largestFileBytes = 5 * 1024 * 1024;

/** A catalogue that cannot be taken as it is. The message names the file and every bad row. */
export class CatalogueRejectedError extends Error {
  override readonly name = 'CatalogueRejectedError';

  constructor(
    file: string,
    readonly issues: readonly CatalogueIssue[],
  ) {
    const lines = issues.map(({ line, column, message }) => `  ${file}:${line} ${column}: ${message}`);
    super(`The catalogue of procedures was not taken; nothing was changed.\n${lines.join('\n')}`);
  }
}

/**
 * Reads and checks a catalogue file (CSV) against the fields and departments of the site.
 * @throws CatalogueRejectedError naming every bad row.
 */
export async function loadCatalogue(file: string, site: Site): Promise<readonly Procedure[]> {
  const { procedures, issues } = parseCatalogue(await readText(file), knownCodes(site));
  if (issues.length > 0) throw new CatalogueRejectedError(file, issues);
  // A file that was cut off would otherwise withdraw every procedure.
  if (procedures.length === 0) throw rejected(file, 'must name at least one procedure');
  return procedures;
}

async function readText(file: string): Promise<string> {
  try {
    const { size } = await stat(file);
    if (size > largestFileBytes)
      throw rejected(file, `must be at most ${largestFileBytes} bytes, is ${size}`);
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof CatalogueRejectedError) throw error;
    const reason =
      typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown reason';
    throw rejected(file, `cannot be read: ${reason}`);
  }
}

function rejected(file: string, message: string): CatalogueRejectedError {
  return new CatalogueRejectedError(file, [{ line: 1, column: 'row', message }]);
}

function knownCodes(site: Site): KnownCodes {
  return {
    fields: site.fields.map(({ code }) => code),
    departments: site.departments.map(({ code }) => code),
    agencies: site.departments.filter(({ kind }) => kind === 'agency').map(({ code }) => code),
  };
}

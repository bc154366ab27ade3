import { readFile, stat } from 'node:fs/promises';
import type { Site } from '../../config/index.js';
import {
  parseCatalogue,
  wholeRow,
  type CatalogueIssue,
  type KnownCodes,
  type ParsedCatalogue,
  type Procedure,
} from '../catalogue/index.js';

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
  const { procedures, issues } = readCatalogue(await readText(file), site);
  if (issues.length > 0) throw new CatalogueRejectedError(file, issues);
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
  return new CatalogueRejectedError(file, [wholeRow(1, 'not_csv', message)]);
}

/** What a procedure of this site may refer to. */
export function knownCodes(site: Site): KnownCodes {
  return {
    fields: site.fields.map(({ code }) => code),
    departments: site.departments.map(({ code }) => code),
    agencies: site.departments.filter(({ kind }) => kind === 'agency').map(({ code }) => code),
  };
}

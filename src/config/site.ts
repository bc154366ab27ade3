import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { findHardwareIssues, siteHardwareShape } from '@motcua247/firmware-bridge/contract';
import { type Document, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { ConfigurationError, describeMistake } from './configuration-error.js';
import { whyUnreadable } from './file-text.js';
import { describeIssues, type SiteIssue } from './site-messages.js';
import { type Site, siteSchema } from './site-schema.js';
import { pathText, placeOf } from './yaml-places.js';

const hardwareSchema = z.object(siteHardwareShape);

/**
 * Reads and checks the site file. `catalogueFile` comes back absolute.
 * @throws ConfigurationError naming every mistake with key, file, line, column and what is allowed.
 */
export function loadSite(path: string): Site {
  const site = parseSite(readSite(path), path);
  return { ...site, catalogueFile: resolve(dirname(path), site.catalogueFile) };
}

/**
 * @param path stands in messages; the catalogue is looked for beside it.
 * @throws ConfigurationError as `loadSite`.
 */
export function parseSite(text: string, path: string): Site {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const syntaxMistakes = findSyntaxMistakes(document, lines, path);
  if (syntaxMistakes.length > 0) throw new ConfigurationError(syntaxMistakes);

  const value = plainValue(document, path);
  const parsed = siteSchema.safeParse(value);
  const issues: SiteIssue[] = parsed.success ? [] : describeIssues(siteSchema, value, parsed.error.issues);
  const hardware = hardwareSchema.safeParse(value);
  if (hardware.success) issues.push(...findHardwareIssues(hardware.data));
  if (parsed.success) issues.push(...findCatalogueIssues(parsed.data, path));
  if (parsed.success && issues.length === 0) return parsed.data;
  throw new ConfigurationError(
    issues.map((issue) => {
      const place = `${path}:${placeOf(document, lines, issue.path)}`;
      return describeMistake(pathText(issue.path) || 'site file', place, issue.message);
    }),
  );
}

function readSite(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new ConfigurationError([
      describeMistake('SITE_FILE', path, `cannot be read: ${whyUnreadable(error)}`),
    ]);
  }
}

// Only aliases can fail here: one without its anchor, or so many that they are an attack.
function plainValue(document: Document.Parsed, path: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'aliases cannot be resolved';
    throw new ConfigurationError([describeMistake('site file', path, `is not valid YAML: ${reason}`)]);
  }
}

function findSyntaxMistakes(document: Document.Parsed, lines: LineCounter, path: string): string[] {
  return [...document.errors, ...document.warnings].map((error) => {
    const { line, col } = lines.linePos(error.pos[0]);
    return describeMistake('site file', `${path}:${line}:${col}`, `is not valid YAML: ${error.message}`);
  });
}

function findCatalogueIssues(site: Site, path: string): SiteIssue[] {
  const file = resolve(dirname(path), site.catalogueFile);
  try {
    const handle = openSync(file, 'r');
    try {
      if (fstatSync(handle).isFile()) return [];
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    return [catalogueIssue(file, `cannot be read: ${whyUnreadable(error)}`)];
  }
  return [catalogueIssue(file, 'is no file')];
}

function catalogueIssue(file: string, wrong: string): SiteIssue {
  const message = `must name the catalogue of procedures (CSV), relative to the site file; ${file} ${wrong}. Put the catalogue there, or correct the path`;
  return { path: ['catalogueFile'], message };
}

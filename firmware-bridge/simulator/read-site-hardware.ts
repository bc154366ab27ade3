import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { chosenIssues, type SiteHardware, siteHardwareSchema } from '../contract/index.js';

/**
 * The hardware part of a site file.
 *
 * @throws Error that names the file and each wrong place in it
 */
export async function readSiteHardware(path: string): Promise<SiteHardware> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new Error(`Cannot read the site file ${path}`, { cause: error });
  });
  let content: unknown;
  try {
    content = parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unreadable';
    throw new Error(`The site file ${path} is not YAML: ${why}`, { cause: error });
  }
  const parsed = siteHardwareSchema.safeParse(content);
  if (parsed.success) return parsed.data;
  const issues = chosenIssues(parsed.error.issues).map(
    (issue) => `  ${issue.path.join('.')}: ${issue.message}`,
  );
  throw new Error(`The site file ${path} is not right:\n${issues.join('\n')}`);
}

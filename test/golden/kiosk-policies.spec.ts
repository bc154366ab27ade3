import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '../..');
const policies = JSON.parse(readFileSync(join(root, 'deploy/kiosk/policies.json'), 'utf8')) as Readonly<
  Record<string, unknown>
>;

/** The addresses that the operations manual gives kiosk and console as an example. */
const manual = readFileSync(join(root, 'docs/operations.md'), 'utf8');
const exampleOf = (setting: string): string | undefined =>
  new RegExp(`\\| \`${setting}\` +\\| \`(https://[^\`]+)\``).exec(manual)?.[1];

/** What each way out of a page needs set, as the browser's list of policies has it. */
const closed = {
  'other addresses': ['URLBlocklist', ['*']],
  'pop-ups': ['DefaultPopupsSetting', 2],
  'developer tools': ['DeveloperToolsAvailability', 2],
  printing: ['PrintingEnabled', false],
  downloads: ['DownloadRestrictions', 3],
  'file dialogs': ['AllowFileSelectionDialogs', false],
  extensions: ['ExtensionInstallBlocklist', ['*']],
  'private windows': ['IncognitoModeAvailability', 1],
  guests: ['BrowserGuestModeEnabled', false],
  'other people': ['BrowserAddPersonEnabled', false],
  'kept passwords': ['PasswordManagerEnabled', false],
} as const;

describe('the policies of the kiosk’s browser', () => {
  it.each(Object.entries(closed))('close %s', (_way, [policy, value]) => {
    expect(policies[policy]).toEqual(value);
  });

  it('let it to the kiosk’s own name and the console’s, as the manual has them, and to nothing else', () => {
    expect(policies['URLAllowlist']).toEqual([exampleOf('KIOSK_BASE_URL'), exampleOf('STAFF_BASE_URL')]);
    expect(exampleOf('KIOSK_BASE_URL')).toMatch(/^https:/);
  });
});

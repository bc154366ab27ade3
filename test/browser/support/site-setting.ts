import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { TwilioServer } from '../../support/twilio-server/index.js';

const demo = join(import.meta.dirname, '../../../deploy/demo');

/**
 * The boards are asked with a rest of so many milliseconds, as the site file has it: bridge and boards would else take a
 * sixth of the processor from the pages, and a door is still seen before anybody can look.
 */
const scanIntervalMs = 15;

/** In what a site differs from the demo's. */
export interface SiteSetting {
  /** In the words of the site file; the rest of it stays as it is. */
  readonly site?: Readonly<Record<string, unknown>>;
  /** Messages go through a gateway that can fail, and not straight to the console. */
  readonly gateway?: boolean;
}

/** A setting as the service's environment names it. */
export interface PreparedSetting {
  readonly variables: Readonly<Record<string, string>>;
  readonly gateway: TwilioServer | undefined;
  clear(): Promise<void>;
}

export async function prepare({ site = {}, gateway }: SiteSetting): Promise<PreparedSetting> {
  const { file, remove } = writeSiteFile(site);
  const twilio = gateway === true ? await TwilioServer.start() : undefined;
  return {
    variables: {
      SITE_FILE: file,
      ...(twilio === undefined ? {} : gatewayVariables(twilio)),
    },
    gateway: twilio,
    clear: async () => {
      await twilio?.stop();
      remove();
    },
  };
}

interface DemoSite extends Readonly<Record<string, unknown>> {
  readonly buses: readonly object[];
}

function writeSiteFile(changes: Readonly<Record<string, unknown>>): { file: string; remove: () => void } {
  const directory = mkdtempSync(join(tmpdir(), 'motcua247-site-'));
  const file = join(directory, 'site.yaml');
  const { buses, ...rest } = parse(readFileSync(join(demo, 'site.yaml'), 'utf8')) as DemoSite;
  const own = {
    ...rest,
    buses: buses.map((bus) => ({ ...bus, scanIntervalMs })),
    catalogueFile: join(demo, 'catalogue.csv'),
    ...changes,
  };
  writeFileSync(file, stringify(own));
  return {
    file,
    remove: () => {
      rmSync(directory, { recursive: true });
    },
  };
}

const gatewayVariables = ({ accountSid, authToken, baseUrl }: TwilioServer): Record<string, string> => ({
  SMS_CHANNEL: 'twilio',
  TWILIO_ACCOUNT_SID: accountSid,
  TWILIO_AUTH_TOKEN: authToken,
  TWILIO_SENDER: 'MOTCUA',
  TWILIO_CALLER: '+842471247247',
  TWILIO_BASE_URL: baseUrl,
});

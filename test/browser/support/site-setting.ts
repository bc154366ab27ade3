import { writeSiteFile } from '../../support/site-file.js';
import { gatewayVariables, TwilioServer } from '../../support/twilio-server/index.js';

/**
 * The boards are asked with a rest of so many milliseconds, as the site file has it: bridge and boards would else take a
 * sixth of the processor from the pages, and a door is still seen before anybody can look.
 */
const scanIntervalMs = 40;

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
  const { file, remove } = writeSiteFile(({ buses, ...rest }) => ({
    ...rest,
    buses: buses.map((bus) => ({ ...bus, scanIntervalMs })),
    ...site,
  }));
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

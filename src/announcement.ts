import type { Configuration } from './config/index.js';
import type { FirstStart } from './installation.js';
import { surfaceAddressesOf } from './platform/index.js';
import { isSimulated } from './simulated.js';

/** What the operator reads when the service is ready: where everything is and, once, the secrets of the first start. */
export function announce(configuration: Configuration, firstStart: FirstStart | undefined): string {
  const { environment } = configuration;
  const { kiosk, staff, public: base } = surfaceAddressesOf(environment);
  const lines = [
    '',
    'motcua247 is ready.',
    '',
    `  Kiosk           ${kiosk}/kiosk`,
    `  Staff           ${staff}/staff`,
    ...(isSimulated(configuration) ? [`  Virtual cabinet ${base}/simulator`] : []),
    `  All surfaces    ${base}/`,
    `  API             ${base}/api/docs`,
    `  OpenAPI         ${base}/api/openapi.json`,
    `  Health          ${base}/health/ready`,
    `  Metrics         ${base}/metrics`,
  ];
  if (firstStart) {
    lines.push(
      '',
      'First start. These are shown once and kept nowhere in the database:',
      '',
      ...firstStart.accounts.map(({ username, password }) => `  ${username.padEnd(15)} ${password}`),
      `  ${'kiosk'.padEnd(15)} ${firstStart.kiosk.credential}`,
      '',
      // In the fragment, which a browser keeps to itself: no server and no log ever sees it.
      `  Set up ${firstStart.kiosk.name}: open once ${kiosk}/kiosk#credential=${firstStart.kiosk.credential}`,
      '',
      `  (demo only: also in ${environment.dataDirectory}/demo-credentials.json)`,
    );
  }
  return `${lines.join('\n')}\n\n`;
}

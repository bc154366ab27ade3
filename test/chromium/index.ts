export { launchChromium } from './launch-chromium.js';
export { unpackChromium, type Chromium } from './unpack-chromium.js';

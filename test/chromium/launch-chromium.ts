import { chromium, type Browser } from 'playwright-core';
import type { Chromium } from './unpack-chromium.js';

/**
 * Starts a browser without a window. Its own sandbox is off: it would not start under root, and visits only our pages. The pages of one
 * context share a process, and none is started for pages that may come.
 */
export async function launchChromium({ executablePath, libraries }: Chromium): Promise<Browser> {
  return chromium.launch({
    executablePath,
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none', '--renderer-process-limit=1'],
    ...(libraries === undefined ? {} : { env: { ...processVariables(), LD_LIBRARY_PATH: libraries } }),
  });
}

function processVariables(): Record<string, string> {
  const { PATH = '', HOME = '', TMPDIR } = process.env;
  return { PATH, HOME, ...(TMPDIR === undefined ? {} : { TMPDIR }) };
}

import chromium from '@sparticuz/chromium';

/** Unpacks into its own temporary directory and prints where the program is; see `unpackChromium`. */
process.stdout.write(await chromium.executablePath());

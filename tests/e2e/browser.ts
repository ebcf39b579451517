import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const installedPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

type Found = {
  readonly executablePath: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
};

const onPath = (): string | undefined =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path));

/**
 * The browser that `npm ci` brings (Linux x64), unpacked into the temporary folder with
 * the NSS libraries and the fonts that a bare machine lacks.
 */
const bundled = async (): Promise<Found> => {
  // The package unpacks its libraries only where it believes to be on this platform.
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs24.x';
  const { default: unpacker } = await import('@sparticuz/chromium');
  // Only its path: its own arguments switch web security off.
  const executablePath = await unpacker.executablePath();
  return {
    executablePath,
    args: [...args, '--headless=shell', '--no-zygote'],
    env: {
      LD_LIBRARY_PATH: join(tmpdir(), 'al2023', 'lib'),
      // The same fonts on every machine, so that screenshots can be compared.
      FONTCONFIG_PATH: join(tmpdir(), 'fonts'),
    },
  };
};

/** Finds a Chromium: `CHROME_PATH`, then the PATH, then an installed one, then ours. */
export const findChromium = async (): Promise<Found> => {
  const chosen = process.env.CHROME_PATH ?? onPath() ?? installedPlaces.find(existsSync);
  return chosen === undefined ? bundled() : { executablePath: chosen, args };
};

/** Launches a headless Chromium; the caller closes it. */
export const launchChromium = async (): Promise<Browser> => {
  const { executablePath, args, env } = await findChromium();
  return chromium.launch({
    executablePath,
    args: [...args],
    env: { ...process.env, ...env },
  });
};

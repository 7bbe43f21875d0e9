import { existsSync } from 'node:fs';

/** Where a browser is looked for: the one named, then the places systems install Chromium in. */
const places = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The Chromium of this system. @throws Error where there is none, saying how to get one */
export function chromiumPath(): string {
  const path = places.find((place): place is string => place !== undefined && existsSync(place));
  if (!path)
    throw new Error(
      'Chromium was not found. Install it ("apt-get install chromium"), or name it in CHROMIUM_PATH.',
    );
  return path;
}

/** What it is started with where nobody looks at it, as root and with little shared memory too. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
] as const;

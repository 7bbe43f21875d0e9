import { zipSync } from 'fflate';

/** Files packed, to the same bytes whenever it is done: with a fixed time, as the zip format counts it, in place of now. */
export const zipOf = (files: { readonly [name: string]: Uint8Array | string }): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [
        name,
        typeof content === 'string' ? new TextEncoder().encode(content) : content,
      ]),
    ),
    { level: 9, mtime: new Date(1980, 0, 1) },
  );

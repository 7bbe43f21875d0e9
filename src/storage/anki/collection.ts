import { joined } from './bytes.ts';
import { NoGood } from './flaw.ts';
import { chunksOf, entriesOf, type ZipEntry } from './zip.ts';
import { unpackZstd } from './zstd.ts';

/** [bytes] Of the collection, unpacked: a hundred thousand notes, and every review of ten years. */
const largest = 256 * 2 ** 20;

/**
 * The collection in a package of Anki's (.apkg or .colpkg): a database of SQLite.
 *
 * A package holds a newer collection beside an older one that only asks to update Anki, so the newest counts.
 *
 * @source ankitects/anki, rslib/src/import_export/package/meta.rs: versions 1 to 3, and the file that goes with each
 * @throws {NoGood}
 */
export async function collectionIn(file: Blob): Promise<Uint8Array> {
  const entries = await entriesOf(file);
  if (await isNewer(file, entries.get('meta'))) throw new NoGood('newer');
  const latest = entries.get('collection.anki21b');
  if (latest) return joined(unpackZstd(await contentOf(file, latest), largest));
  const legacy = entries.get('collection.anki21') ?? entries.get('collection.anki2');
  if (!legacy) throw new NoGood('not_anki');
  return contentOf(file, legacy);
}

async function contentOf(file: Blob, entry: ZipEntry): Promise<Uint8Array> {
  if (entry.size > largest) throw new NoGood('too_large');
  const chunks: Uint8Array[] = [];
  for await (const chunk of chunksOf(file, entry)) chunks.push(chunk);
  return joined(chunks);
}

const newestVersion = 3;

/** `meta` is a protocol buffer whose first field is the version of the package; older packages have none. */
async function isNewer(file: Blob, meta: ZipEntry | undefined): Promise<boolean> {
  if (!meta) return false;
  const [tag, version = 0] = await contentOf(file, meta);
  return tag === 8 && version > newestVersion;
}

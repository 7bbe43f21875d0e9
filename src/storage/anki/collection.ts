import { joined } from './bytes.ts';
import { NoGood } from './flaw.ts';
import { contentOf, entriesOf } from './zip.ts';
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
  const meta = entries.get('meta');
  if (meta && isNewer(await contentOf(meta, largest))) throw new NoGood('newer');
  const latest = entries.get('collection.anki21b');
  if (latest) return joined(unpackZstd(await contentOf(latest, largest), largest));
  const legacy = entries.get('collection.anki21') ?? entries.get('collection.anki2');
  if (!legacy) throw new NoGood('not_anki');
  return contentOf(legacy, largest);
}

const newestVersion = 3;

/** `meta` is a protocol buffer whose first field is the version of the package; older packages have none. */
function isNewer([tag, version = 0]: Uint8Array): boolean {
  return tag === 8 && version > newestVersion;
}

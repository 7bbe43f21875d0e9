import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { aboutFile, idOf, mistakeInName } from './content-id.ts';
import { type HardwareRecord, readHardware } from './hardware.ts';
import { ContentError, type Mistake } from './mistake.ts';
import { type ModelRecord, readModel } from './model.ts';
import { sameNames } from './same-name.ts';
import { type RecordRead, readSource, type SourceRecord } from './source.ts';

/** Every chip, model and source the site knows, by id. */
export type Catalogue = {
  readonly hardware: ReadonlyMap<string, HardwareRecord>;
  readonly models: ReadonlyMap<string, ModelRecord>;
  readonly sources: ReadonlyMap<string, SourceRecord>;
};

/**
 * The catalogue below `content/`, in order of file name.
 *
 * @param root - the folder of the project
 * @throws {ContentError} with every mistake of every file
 */
export function readCatalogue(root: string): Catalogue {
  const mistakes: Mistake[] = [];
  const texts = new Map<string, string>();

  const files = (folder: string): readonly string[] => {
    const path = `content/${folder}`;
    const names = existsSync(join(root, path)) ? readdirSync(join(root, path)) : [];
    const records = names.filter((name) => !name.startsWith('.')).sort();
    if (records.length === 0)
      mistakes.push(
        aboutFile(path, 'missing', 'there are no records in this folder; one .yaml file each is expected.'),
      );
    return records.map((name) => `${path}/${name}`);
  };

  const read = <Record>(
    paths: readonly string[],
    reader: (file: string, text: string) => RecordRead<Record>,
  ): ReadonlyMap<string, Record> => {
    const records = new Map<string, Record>();
    for (const file of paths) {
      const misnamed = mistakeInName(file, '.yaml');
      if (misnamed) {
        mistakes.push(misnamed);
        continue;
      }
      const text = readFileSync(join(root, file), 'utf8');
      texts.set(file, text);
      const outcome = reader(file, text);
      if ('mistakes' in outcome) mistakes.push(...outcome.mistakes);
      else records.set(idOf(file), outcome.record);
    }
    return records;
  };

  const sourceFiles = files('sources');
  // A source with a mistake in it is still known, or each record that names it would have one too.
  const known = sourceFiles.map(idOf);
  const catalogue: Catalogue = {
    sources: read(sourceFiles, readSource),
    hardware: read(files('hardware'), (file, text) => readHardware(file, text, known)),
    models: read(files('models'), (file, text) => readModel(file, text, known)),
  };
  const textOf = (file: string): string => texts.get(file) ?? '';
  for (const folder of ['hardware', 'models'] as const) {
    const named = [...catalogue[folder].values()].map(({ id, name }) => ({
      file: `content/${folder}/${id}.yaml`,
      name,
    }));
    mistakes.push(...sameNames('name', named, textOf));
  }
  if (mistakes.length > 0) throw new ContentError(mistakes, textOf);
  return catalogue;
}

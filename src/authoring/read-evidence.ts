import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type EvidenceRecord, readEvidence } from './evidence.ts';
import { ContentError, type Mistake } from './mistake.ts';
import type { Catalogue } from './read-catalogue.ts';

/**
 * Every file of published results below `content/evidence`, in order of file name.
 *
 * @param root - the folder of the project
 * @throws {ContentError} with every mistake of every file
 */
export function readEvidenceFiles(root: string, catalogue: Catalogue): readonly EvidenceRecord[] {
  const folder = 'content/evidence';
  const records = { ...catalogue, lessons: [] };
  const sources = [...catalogue.sources.keys()];
  const mistakes: Mistake[] = [];
  const textOf = (file: string) => readFileSync(join(root, file), 'utf8');

  const names = readdirSync(join(root, folder)).filter((name) => name.endsWith('.yaml'));
  const read = names.sort().flatMap((name): readonly EvidenceRecord[] => {
    const file = `${folder}/${name}`;
    const outcome = readEvidence(file, textOf(file), records, sources);
    if ('record' in outcome) return [outcome.record];
    mistakes.push(...outcome.mistakes);
    return [];
  });
  if (mistakes.length > 0) throw new ContentError(mistakes, textOf);
  return read;
}

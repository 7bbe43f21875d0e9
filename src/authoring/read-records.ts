import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCourse } from './course.ts';
import { type EvidenceRecord, readEvidence } from './evidence.ts';
import { type LessonFacts, readFacts } from './fact.ts';
import { ContentError, type Mistake } from './mistake.ts';
import { type PriceRecord, readPrice } from './price.ts';
import type { Catalogue } from './read-catalogue.ts';
import type { RecordRead } from './source.ts';

/**
 * Every file of published results below `content/evidence`, in order of file name.
 *
 * @param root - the folder of the project
 * @throws {ContentError} with every mistake of every file
 */
export function readEvidenceFiles(root: string, catalogue: Catalogue): readonly EvidenceRecord[] {
  const records = { ...catalogue, lessons: [] };
  const sources = [...catalogue.sources.keys()];
  return readFiles(root, 'content/evidence', (file, text) => readEvidence(file, text, records, sources));
}

/**
 * Every file of prices below `content/prices`, in order of file name.
 *
 * @param root - the folder of the project
 * @throws {ContentError} with every mistake of every file
 */
export function readPriceFiles(root: string, catalogue: Catalogue): readonly PriceRecord[] {
  const [sources, hardware] = [[...catalogue.sources.keys()], [...catalogue.hardware.keys()]];
  return readFiles(root, 'content/prices', (file, text) => readPrice(file, text, sources, hardware));
}

/**
 * Every file of the lecture's claims below `content/facts`, one a lesson.
 *
 * @param root - the folder of the project
 * @throws {ContentError} with every mistake of every file
 */
export function readFactFiles(root: string): readonly LessonFacts[] {
  const lessons = readCourse(root).map(({ id }) => id);
  return readFiles(root, 'content/facts', (file, text) => readFacts(file, text, lessons));
}

function readFiles<Record>(
  root: string,
  folder: string,
  reader: (file: string, text: string) => RecordRead<Record>,
): readonly Record[] {
  const mistakes: Mistake[] = [];
  const textOf = (file: string) => readFileSync(join(root, file), 'utf8');
  const names = readdirSync(join(root, folder)).filter((name) => name.endsWith('.yaml'));
  const read = names.sort().flatMap((name): readonly Record[] => {
    const file = `${folder}/${name}`;
    const outcome = reader(file, textOf(file));
    if ('record' in outcome) return [outcome.record];
    mistakes.push(...outcome.mistakes);
    return [];
  });
  if (mistakes.length > 0) throw new ContentError(mistakes, textOf);
  return read;
}

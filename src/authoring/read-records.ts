import { readFolder } from './content-folder.ts';
import { readCourse } from './course.ts';
import { type EvidenceRecord, readEvidence } from './evidence.ts';
import { type LessonFacts, readFacts } from './fact.ts';
import { readHeadings } from './lesson-headings.ts';
import { ContentError } from './mistake.ts';
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
  return readFiles(root, 'evidence', (file, text) => readEvidence(file, text, records, sources));
}

/**
 * Every file of prices below `content/prices`, in order of file name.
 *
 * @param root - the folder of the project
 * @throws {ContentError} with every mistake of every file
 */
export function readPriceFiles(root: string, catalogue: Catalogue): readonly PriceRecord[] {
  const [sources, hardware] = [[...catalogue.sources.keys()], [...catalogue.hardware.keys()]];
  return readFiles(root, 'prices', (file, text) => readPrice(file, text, sources, hardware));
}

/**
 * Every file of the lecture's claims below `content/facts`, one a lesson.
 *
 * @param root - the folder of the project
 * @throws {ContentError} with every mistake of every file
 */
export function readFactFiles(root: string): readonly LessonFacts[] {
  const lessons = readCourse(root).map(({ id }) => id);
  const headings = readHeadings(root);
  return readFiles(root, 'facts', (file, text) => readFacts(file, text, lessons, headings));
}

function readFiles<Record>(
  root: string,
  folder: string,
  reader: (file: string, text: string) => RecordRead<Record>,
): readonly Record[] {
  return readFolder(root, folder, '.yaml', (file, text) => {
    const outcome = reader(file, text);
    if ('record' in outcome) return outcome.record;
    throw new ContentError(outcome.mistakes, () => text);
  });
}

/** What is wrong with a file of Anki's, and what to do about it. */
const messages = {
  not_anki:
    'This is not a file that Anki exported. Choose an .apkg or .colpkg, as Anki makes them under File, Export.',
  damaged: 'This Anki file is damaged or cut short. Export it from Anki again, or copy it again.',
  newer: 'This file was made by a newer Anki. Export it again with “Support older Anki versions” ticked.',
  too_large: 'The collection in this Anki file is larger than Ridgepoint reads (256 MiB when unpacked).',
  too_many: 'This Anki file holds more reviews of what is here than one person makes (over 200,000).',
  not_loaded:
    'This browser cannot read Anki files now: SQLite, which reads them, was not loaded or may not run here. Go online and choose the file again; if that does not help, reload the page, or use another browser.',
  gone: 'The browser could not read this file. It may have been moved or changed; choose it again.',
} as const;

export type AnkiFlaw = keyof typeof messages;

export const unreadable = (why: AnkiFlaw) =>
  ({ kind: 'unreadable', why, message: `${messages[why]} Nothing was changed.` }) as const;

/** Ends the reading of a file that is no good. */
export class NoGood extends Error {
  override name = 'NoGood';
  readonly why: AnkiFlaw;
  constructor(why: AnkiFlaw) {
    super(why);
    this.why = why;
  }
}

const goOn = 'You can go on; what you do now may be forgotten when you close the tab.';

/** Why something could not be stored or read, and what the learner is told. */
const messages = {
  unavailable: `This browser is not letting Ridgepoint store anything (a private window, or storage is switched off). ${goOn}`,
  full: `This device has no room left for Ridgepoint to store anything. ${goOn} Freeing some space may still save it.`,
  outdated:
    'A newer Ridgepoint was opened in this browser. Reload this page before you go on: what you do until then may be forgotten.',
  blocked:
    'An older Ridgepoint is open in another tab. Close that tab and reload this page before you go on: what you do until then may be forgotten.',
  silent:
    'This browser does not answer when it is asked for what you did so far. Reload this page before you go on, or restart the browser: what you do until then may be forgotten.',
  closed: 'This page no longer stores what you do. Reload it to go on; everything stored before is safe.',
  refused: 'One answer does not fit your history and was left out. Everything stored before is safe.',
} as const;

export type Why = keyof typeof messages;

export type NotStored = {
  readonly kind: 'not_stored';
  readonly why: Why;
  /** A sentence for the learner: what happened, what is safe, what to do. */
  readonly message: string;
};

export const notStored = (why: Why): NotStored => ({ kind: 'not_stored', why, message: messages[why] });

/** A store that does not do what it is there for. The message is for the learner, the cause for us. */
export class StorageFault extends Error {
  override name = 'StorageFault';
  readonly why: Why;

  constructor(why: Why, options?: ErrorOptions) {
    super(messages[why], options);
    this.why = why;
  }
}

/** What a browser's error means here. Errors are told apart by name: their classes differ between browsers. */
export function faultFrom(error: unknown): StorageFault {
  if (error instanceof StorageFault) return error;
  return new StorageFault(whyByName.get(nameOf(error)) ?? 'unavailable', { cause: error });
}

const whyByName: ReadonlyMap<string, Why> = new Map([
  ['QuotaExceededError', 'full'],
  ['VersionError', 'outdated'],
]);

const nameOf = (error: unknown) =>
  typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : '';

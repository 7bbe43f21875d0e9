/** What to do where something of the site does not come: it cannot be told apart from here why. */
export const whatToDo =
  'Check the connection and try again. If that does not help, a newer version of the site is out: reload the page.';

/** Waits for code that comes late. @throws Error with a sentence for the learner */
export const arriving = <Code>(code: Promise<Code>): Promise<Code> =>
  code.catch(() => {
    throw new Error(`A part of this page did not load. ${whatToDo}`);
  });

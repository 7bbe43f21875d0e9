/** Of the time, what is spent at most on looking again and again. */
const share = 1 / 5;

/**
 * Makes work that follows every change wait its turn: it is done at once, then once more for all that changed meanwhile, and
 * takes no more than a fifth of the time. A history that is restored comes in many steps, and each look goes through it all.
 *
 * @param work - never rejects
 */
export function atLeisure(work: () => Promise<void>): () => void {
  let isDone = true;
  let isWanted = false;
  const go = async (): Promise<void> => {
    isDone = false;
    isWanted = false;
    const begun = performance.now();
    await work();
    setTimeout(
      () => {
        isDone = true;
        if (isWanted) void go();
      },
      (performance.now() - begun) * (1 / share - 1),
    );
  };
  return () => {
    isWanted = true;
    if (isDone) void go();
  };
}

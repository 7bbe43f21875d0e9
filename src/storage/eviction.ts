/** Whether the browser may throw away what this site stores when the device runs out of room. */
export type Eviction = 'never' | 'possible' | 'unknown';

/** What is needed of `navigator.storage`, which old browsers and insecure pages do not have. */
export type Keeper = Pick<StorageManager, 'persisted' | 'persist'> | undefined;

export const evictionOf = (keeper: Keeper): Promise<Eviction> => answer(keeper && (() => keeper.persisted()));

/** Asks the browser to keep it. Some ask the learner, some decide by themselves. */
export const askToKeep = (keeper: Keeper): Promise<Eviction> => answer(keeper && (() => keeper.persist()));

async function answer(ask: (() => Promise<boolean>) | undefined): Promise<Eviction> {
  try {
    return ask ? ((await ask()) ? 'never' : 'possible') : 'unknown';
  } catch {
    return 'unknown';
  }
}

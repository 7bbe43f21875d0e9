import { StorageFault } from './fault.ts';

/** [ms] After which a browser that says nothing is taken to have no answer; some never give one. */
const patience = 15_000;

/**
 * Waits for a browser to answer, for as long as that can still be hoped for.
 *
 * @throws {StorageFault} `silent` when it does not answer
 */
export async function answered<T>(answer: Promise<T>): Promise<T> {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const hopeless = new Promise<never>((_, reject) => {
    waiting = setTimeout(() => reject(new StorageFault('silent')), patience);
  });
  try {
    return await Promise.race([answer, hopeless]);
  } finally {
    clearTimeout(waiting);
  }
}

/** What the browser's database is called. */
export const databaseName = 'ridgepoint';

/** Whether this browser may hold a history: asked before the code that reads one is fetched. No is said only by a browser that knows. */
export async function mayHoldHistory(databases: IDBFactory | undefined): Promise<boolean> {
  const known = await databases?.databases?.().catch(() => undefined);
  return known === undefined || known.some(({ name }) => name === databaseName);
}

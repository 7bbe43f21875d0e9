/** What went wrong, as the error says it. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

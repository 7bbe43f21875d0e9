/** Lets the browser do what waits, a tap or a frame, before more is done; long work is done in parts this way. */
export const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

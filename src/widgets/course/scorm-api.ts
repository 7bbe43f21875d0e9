import { isRecord } from '../../problems/is-record.ts';

/** The functions of SCORM 1.2's runtime that a lesson calls; each answers a text. @source ADL, SCORM 1.2 RTE, section 3.3 */
export type ScormApi = {
  readonly LMSInitialize: (nothing: '') => unknown;
  readonly LMSFinish: (nothing: '') => unknown;
  readonly LMSGetValue: (element: string) => unknown;
  readonly LMSSetValue: (element: string, value: string) => unknown;
  readonly LMSCommit: (nothing: '') => unknown;
  readonly LMSGetLastError: () => unknown;
  readonly LMSGetErrorString: (code: string) => unknown;
};

/** A window, as far as looking for the runtime goes. */
export type ScormWindow = {
  readonly API?: unknown;
  readonly parent?: ScormWindow | null;
  readonly opener?: ScormWindow | null;
};

/** More frames within frames than any system has. */
const deepest = 500;

/**
 * The runtime that a course system leaves as `API` in a frame above the lesson, or in the window that opened it.
 *
 * @source ADL, SCORM 1.2 RTE, section 3.3.6: parents first, then the opener and its parents
 */
export function findScormApi(self: ScormWindow): ScormApi | undefined {
  const above = apiAbove(self);
  if (above) return above;
  const opener = within(() => self.opener);
  return opener ? apiAbove(opener) : undefined;
}

function apiAbove(from: ScormWindow): ScormApi | undefined {
  let at: ScormWindow | null | undefined = from;
  for (let depth = 0; at && depth < deepest; depth++) {
    const here: ScormWindow = at;
    const api = within(() => here.API);
    if (isApi(api)) return api;
    const parent: ScormWindow | null | undefined = within(() => here.parent);
    at = parent === here ? undefined : parent;
  }
  return undefined;
}

/** A window of another origin refuses every name. */
function within<Value>(look: () => Value): Value | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}

const isApi = (value: unknown): value is ScormApi =>
  isRecord(value) &&
  ['LMSInitialize', 'LMSGetValue', 'LMSSetValue', 'LMSCommit', 'LMSFinish'].every(
    (name) => typeof value[name] === 'function',
  );

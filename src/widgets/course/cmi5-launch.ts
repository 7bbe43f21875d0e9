import { isRecord } from '../../problems/is-record.ts';

/** What the address of a package says when a cmi5 system opens it. @source cmi5 (Quartz, 1st edition), section 8.1 */
export type Cmi5Launch = {
  /** With a slash at its end. */
  readonly endpoint: string;
  /** Where the one token of this visit is had, once. */
  readonly fetch: string;
  /** As it was written, to be handed back unaltered. */
  readonly actor: { readonly [key: string]: unknown };
  readonly registration: string;
  readonly activityId: string;
};

/** @param search - of the page's address; without all five parameters it is no such launch */
export function readLaunch(search: string): Cmi5Launch | undefined {
  const asked = new URLSearchParams(search);
  const [endpoint, fetch, registration, activityId] = ['endpoint', 'fetch', 'registration', 'activityId'].map(
    (name) => asked.get(name) ?? '',
  );
  const actor = actorIn(asked.get('actor') ?? '');
  if (!endpoint || !fetch || !registration || !activityId || !actor) return undefined;
  if (!isWebAddress(endpoint) || !isWebAddress(fetch)) return undefined;
  return { endpoint: endpoint.replace(/\/*$/, '/'), fetch, actor, registration, activityId };
}

/** The learner, as a text that is the same on every visit. @source cmi5, section 9.2: an account */
export function learnerOf({ actor }: Cmi5Launch): string {
  const { account } = actor;
  if (typeof account !== 'object' || account === null) return JSON.stringify(actor);
  const { homePage, name } = account as { readonly homePage?: unknown; readonly name?: unknown };
  return `${String(name)} ${String(homePage)}`;
}

function actorIn(text: string): Cmi5Launch['actor'] | undefined {
  try {
    const actor: unknown = JSON.parse(text);
    return isRecord(actor) ? { ...actor } : undefined;
  } catch {
    return undefined;
  }
}

/** An address of a program would be run by whoever goes there. */
export function isWebAddress(address: string): boolean {
  try {
    return ['http:', 'https:'].includes(new URL(address).protocol);
  } catch {
    return false;
  }
}

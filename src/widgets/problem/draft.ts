import type { ProblemTemplate } from '../../problems/template.ts';
import type { ProblemState } from './problem.model.ts';

/** An answer that was typed and not checked yet; it outlives a reload of its page, and not its tab. */
export type Draft = { readonly version: number; readonly seed: number; readonly typed: string };

/** Those of a page, by problem. */
type Drafts = { readonly [problem: string]: Draft };

const place = (): string => `ridgepoint-drafts-${location.pathname}`;

/** What was typed on this page before it was reloaded. */
export function draftsHere(): Drafts {
  try {
    return JSON.parse(sessionStorage.getItem(place()) ?? '{}') as Drafts; // Written below, in this tab.
  } catch {
    return {}; // There is none, or the browser refuses at the very name.
  }
}

/** What was typed for a problem as it stands now; nothing once it was changed. */
export function draftOf({ id, version }: ProblemTemplate): Draft | undefined {
  const draft = draftsHere()[id];
  return draft?.version === version ? draft : undefined;
}

/** Keeps what is typed until it is checked. @returns whether it is kept */
export function keepDraft({ variant, typed, outcome }: ProblemState): boolean {
  const { id, version } = variant.template;
  const isDraft = typed.trim() !== '' && !outcome;
  return put(id, isDraft ? { version, seed: variant.seed, typed } : undefined);
}

/** Forgets what was typed for a variant that no longer stands there. */
export function dropDraft({ variant }: ProblemState): void {
  if (draftOf(variant.template)?.seed === variant.seed) put(variant.template.id, undefined);
}

function put(problem: string, draft: Draft | undefined): boolean {
  const { [problem]: _, ...others } = draftsHere();
  const drafts = draft ? { ...others, [problem]: draft } : others;
  try {
    if (Object.keys(drafts).length > 0) sessionStorage.setItem(place(), JSON.stringify(drafts));
    else sessionStorage.removeItem(place());
    return draft !== undefined;
  } catch {
    return false;
  }
}

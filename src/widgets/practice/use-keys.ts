import { useEffect } from 'preact/hooks';
import { hasModifier } from '../has-modifier.ts';

/**
 * Makes single keys do what the buttons do that name them in `aria-keyshortcuts`: what is on screen decides what a key does,
 * and a screen reader says so. A key that names something in the form of an answer leads there, and does no more.
 *
 * While one types into a field keys are text; Escape leaves it.
 *
 * @param root - in which buttons are looked for
 * @param isOn - asked at each key
 */
export function useKeys(root: { readonly current: HTMLElement | null }, isOn: () => boolean): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event, root.current, isOn());
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

function press(event: KeyboardEvent, root: HTMLElement | null, isOn: boolean): void {
  const { target, key } = event;
  if (key === 'Escape' && target instanceof HTMLElement && isTyping(target)) target.blur();
  const means = isOn && isMeant(event) ? meansOf(root, key) : undefined;
  if (!means) return;
  event.preventDefault();
  means.focus();
  if (!means.closest('form.answer')) means.click();
}

/** Whether a key is pressed for the page and not for a field, a button that has the focus, the browser or a dialog. */
const isMeant = (event: KeyboardEvent): boolean =>
  !(hasModifier(event) || event.defaultPrevented || event.repeat) &&
  !isTyping(event.target) &&
  !isChoosing(event.target, event.key) &&
  !document.querySelector('dialog[open]');

function meansOf(root: HTMLElement | null, key: string): HTMLElement | undefined {
  const named = root?.querySelectorAll<HTMLElement>(`[aria-keyshortcuts~="${CSS.escape(nameOf(key))}"]`);
  return [...(named ?? [])].find((one) => !one.matches(':disabled'));
}

/** As `aria-keyshortcuts` names them. */
const nameOf = (key: string): string => (key === ' ' ? 'Space' : key.length === 1 ? key.toLowerCase() : key);

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.matches(
    'input:not([type="radio"], [type="checkbox"], [type="range"], [type="button"]), textarea, select',
  );

/** Enter and Space belong to whatever has the focus and takes them. */
const isChoosing = (target: EventTarget | null, key: string): boolean =>
  (key === 'Enter' || key === ' ') &&
  target instanceof HTMLElement &&
  target.matches('button, a[href], summary, input, [role="slider"], [tabindex="0"]');

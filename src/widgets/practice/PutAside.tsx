import { isAside } from '../../study/aside.ts';
import { dayOf } from '../../study/day.ts';
import type { PracticeState } from './use-practice.ts';

/** What was put off or set aside, each with a way back. */
export function PutAside({ practice }: { readonly practice: PracticeState }) {
  const { known, clock } = practice;
  if (!known.value) return null;
  const { memory, settings } = known.value;
  const today = dayOf(clock.value, settings.day_starts_hour);
  const all = [...memory.aside].filter(([, aside]) => isAside(aside, today));
  if (all.length === 0) return null;
  return (
    <details class="aside">
      <summary>Set aside ({all.length})</summary>
      <ul>
        {all.map(([card, { suspended }]) => (
          <li key={card}>
            <span>
              {practice.titleOf(card)}{' '}
              <span class="quiet">{suspended ? 'until brought back' : 'until tomorrow'}</span>
            </span>
            <button class="button" type="button" onClick={() => void practice.bringBack(card)}>
              Bring back
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

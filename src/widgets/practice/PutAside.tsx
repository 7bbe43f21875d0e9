import type { RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import { isAside } from '../../study/aside.ts';
import { dayOf } from '../../study/day.ts';
import type { CardId } from '../../study/event.ts';
import type { PracticeState } from './use-practice.ts';

type Props = {
  readonly practice: PracticeState;
  /** Of what stands in front of the learner. */
  readonly heading: RefObject<HTMLHeadingElement>;
};

/** What was put off or set aside, each with a way back. */
export function PutAside({ practice, heading }: Props) {
  const { known, clock, showing } = practice;
  const summary = useRef<HTMLElement>(null);
  if (!known.value) return null;
  const { memory, settings } = known.value;
  const today = dayOf(clock.value, settings.day_starts_hour);
  const all = [...memory.aside].filter(([, aside]) => isAside(aside, today));
  if (all.length === 0) return null;
  const bringBack = async (card: CardId): Promise<void> => {
    const before = showing.value;
    await practice.bringBack(card);
    // The button that was pressed is gone; whoever goes on by keyboard goes on from here, or from what came up.
    if (showing.value === before) (summary.current ?? heading.current)?.focus();
  };
  return (
    <details class="aside">
      <summary ref={summary}>Set aside ({all.length})</summary>
      <ul>
        {all.map(([card, { suspended }]) => (
          <li key={card}>
            <span>
              {practice.titleOf(card)}{' '}
              <span class="quiet">{suspended ? 'until brought back' : 'until tomorrow'}</span>
            </span>
            <button class="button" type="button" onClick={() => void bringBack(card)}>
              Bring back
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

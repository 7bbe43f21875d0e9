import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { RecallCard } from '../../problems/card.ts';
import { cardId, type Moment, type Rating, ratings } from '../../study/event.ts';
import { keepAnswer } from '../keep-answer.ts';
import type { DeckItem } from '../practice/deck.ts';
import { type RatingChoice, RecallItem } from '../practice/RecallItem.tsx';
import { reviewOfCard } from '../practice/review.ts';
import { ratingNames } from '../practice/words.ts';
import { newEventId, now, theLearner } from '../rim.ts';
import './lesson.css';

/** A recall card where it is read: answered in place, it joins the learner's reviews. */
export function LessonRecall({ card }: { readonly card: RecallCard }) {
  const choices = useSignal<readonly RatingChoice[]>(plainChoices);
  const shown = useRef<Moment | undefined>(undefined);
  const said = useSignal('');
  const words = useRef<HTMLParagraphElement>(null);
  const warning = useSignal('');
  const item: Extract<DeckItem, { kind: 'recall' }> = {
    kind: 'recall',
    id: `cards/${card.id}`,
    lesson: card.lesson,
    card,
  };

  // The clock is the world outside.
  useEffect(() => {
    shown.current = now();
  }, []);

  // The button that was pressed is gone; whoever goes on by keyboard goes on from here.
  useEffect(() => {
    if (said.value) words.current?.focus();
  }, [said.value !== '']);

  /** Says when the card would come back; whether the log came is found when there is something to keep. */
  const foretell = async (): Promise<void> => {
    const [{ learner }, { ratingChoices }] = await Promise.all([
      theLearner(),
      import('../practice/rating-choices.ts'),
    ]);
    choices.value = ratingChoices(item, learner.known(), shown.current ?? now());
  };

  const rate = async (rating: Rating): Promise<void> => {
    const at = now();
    said.value =
      rating === 'again' ? 'It will come back in Practice soon.' : 'Kept. It will come back in Practice.';
    const id = newEventId();
    const kept = await keepAnswer(id, cardId(item.id), at, (isAhead) =>
      reviewOfCard(item, rating, { id, now: at, shown: shown.current ?? at, isAhead }),
    );
    warning.value = kept.warning;
    if (kept.isAhead) said.value = 'It was not due yet, so its schedule stays as it is.';
  };

  return (
    <div class="lesson-recall">
      {said.value ? (
        <p class="box" role="status" ref={words} tabIndex={-1}>
          {said} <a href={`${import.meta.env.BASE_URL}practice/`}>Practice</a>
        </p>
      ) : (
        <RecallItem
          card={card}
          hasKeys={false}
          choices={choices.value}
          onRevealed={() => void foretell().catch(() => {})}
          onRated={(rating) => void rate(rating)}
        />
      )}
      {warning.value && (
        <p class="warning" role="alert">
          {warning}
        </p>
      )}
    </div>
  );
}

/** While it is not known when the card would come back. */
const plainChoices = ratings.map((rating) => ({ rating, name: ratingNames[rating], comesBack: '' }));

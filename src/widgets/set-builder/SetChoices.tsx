import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { whole } from '../../engine/numerals.ts';
import { highestSeed, longestTitle } from '../../problems/problem-set.ts';
import { newSeed } from '../rim.ts';
import { type Draft, shortSeed, wholeNumber } from './set-builder.model.ts';

type Props = { readonly draft: Draft; readonly onChange: (draft: Draft) => void };

/** What a set is besides its problems: its title, how many are asked, for whom, with what feedback, from which seed. */
export function SetChoices({ draft, onChange }: Props) {
  const titleId = useId();
  const { title, count, seed, draw, mode, problems } = draft;
  const most = Math.max(1, problems.length);
  return (
    <section aria-labelledby="how">
      <h2 id="how">2. How it is given</h2>
      <div class="field">
        <label for={titleId}>Title</label>
        <input
          id={titleId}
          type="text"
          maxLength={longestTitle}
          value={title}
          placeholder="Week 2: batches and caches"
          onInput={({ currentTarget }) => onChange({ ...draft, title: currentTarget.value })}
        />
      </div>
      <div class="choices">
        <fieldset>
          <legend>How many are asked</legend>
          <Radio
            name="count"
            checked={count === undefined}
            label="All that are picked"
            onPick={() => onChange({ ...draft, count: undefined })}
          />
          <Radio
            name="count"
            checked={count !== undefined}
            label="Some of them, drawn by the seed"
            help="Chapters come evenly, and no two problems ask for the same quantity while there are others."
            onPick={() => onChange({ ...draft, count: Math.min(5, most) })}
          />
          {count !== undefined && (
            <WholeField
              label="How many"
              value={Math.min(count, most)}
              least={1}
              most={most}
              onValue={(value) => onChange({ ...draft, count: value })}
            />
          )}
        </fieldset>
        <fieldset>
          <legend>For whom</legend>
          <Radio
            name="draw"
            checked={draw === 'same'}
            label="The same for all"
            onPick={() => onChange({ ...draft, draw: 'same' })}
          />
          <Radio
            name="draw"
            checked={draw === 'by_name'}
            label="Drawn from each student’s name"
            help="The same name brings back the same questions; capitals and blanks make no difference."
            onPick={() => onChange({ ...draft, draw: 'by_name' })}
          />
        </fieldset>
        <fieldset>
          <legend>Feedback</legend>
          <Radio
            name="mode"
            checked={mode === 'practice'}
            label="Practice: at once, with hints and solutions"
            onPick={() => onChange({ ...draft, mode: 'practice' })}
          />
          <Radio
            name="mode"
            checked={mode === 'exam'}
            label="Exam: none until it is handed in"
            help="Nothing is locked: the rest of the site stays open to a student, and answers lie in their own browser."
            onPick={() => onChange({ ...draft, mode: 'exam' })}
          />
        </fieldset>
        <fieldset>
          <legend>Seed</legend>
          <div class="row">
            <WholeField
              label="All numbers come from it"
              value={seed}
              least={0}
              most={highestSeed}
              onValue={(value) => onChange({ ...draft, seed: value })}
            />
            <button
              class="button"
              type="button"
              onClick={() => onChange({ ...draft, seed: shortSeed(newSeed()) })}
            >
              Other numbers
            </button>
          </div>
        </fieldset>
      </div>
    </section>
  );
}

type RadioProps = {
  readonly name: string;
  readonly checked: boolean;
  readonly label: string;
  readonly help?: string;
  readonly onPick: () => void;
};

function Radio({ name, checked, label, help, onPick }: RadioProps) {
  const helpId = useId();
  return (
    <div>
      <label class="pickable">
        <input
          type="radio"
          name={name}
          checked={checked}
          aria-describedby={help ? helpId : undefined}
          onChange={onPick}
        />
        <span>{label}</span>
      </label>
      {help && (
        <p class="quiet help" id={helpId}>
          {help}
        </p>
      )}
    </div>
  );
}

type WholeProps = {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly onValue: (value: number) => void;
};

/** A whole number; what is none stays as typed, with a word on what is expected. */
function WholeField({ label, value, least, most, onValue }: WholeProps) {
  const [fieldId, messageId] = [useId(), useId()];
  // What is typed beside a value; once the value is another, it is put aside.
  const typing = useSignal<{ readonly text: string; readonly beside: number } | undefined>(undefined);
  const typed = typing.value?.beside === value ? typing.value.text : undefined;
  const isWrong = typed !== undefined && wholeNumber(typed, least, most) === undefined;
  return (
    <div class="field whole">
      <label for={fieldId}>{label}</label>
      <input
        id={fieldId}
        inputMode="numeric"
        autocomplete="off"
        size={9}
        value={typed ?? String(value)}
        aria-invalid={isWrong ? 'true' : undefined}
        aria-describedby={messageId}
        onInput={({ currentTarget }) => {
          const next = wholeNumber(currentTarget.value, least, most);
          typing.value = { text: currentTarget.value, beside: next ?? value };
          if (next !== undefined) onValue(next);
        }}
      />
      <p class="message" id={messageId} role="status">
        {isWrong && `A whole number from ${least} to ${whole(most)}. Until then it is ${value}.`}
      </p>
    </div>
  );
}

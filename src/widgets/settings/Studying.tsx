import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import type { EventLog } from '../../storage/event-log.ts';
import { overruling } from '../../storage/overrule.ts';
import type { EventId, StudyEvent } from '../../study/event.ts';
import type { RetentionCost } from '../../study/retention-cost.ts';
import { settingsOf } from '../../study/settings.ts';
import { standing } from '../../study/standing.ts';
import { Afterwards } from '../Afterwards.tsx';
import { Choice } from '../controls/Choice.tsx';
import { messageOf } from '../error-message.ts';
import { learnersLog, newEventId, now } from '../rim.ts';
import { useWatching } from '../use-watching.ts';
import { Fit } from './Fit.tsx';
import { inWorker } from './in-worker.ts';
import { LookAhead } from './LookAhead.tsx';
import { forecastInWords, relativeInWords } from './look-ahead.model.ts';
import { SettingField } from './SettingField.tsx';
import { backToDefaults, fields, isChanged, type Typed, weightsChosen } from './studying.model.ts';
import './studying.css';

/** [ms] Without a change before what was chosen counts, and the look ahead begins anew. */
const pause = 500;

type Said = { readonly text: string; readonly taking_back: EventId | undefined };

/** How to study: each choice is an event of the history, and so follows into other tabs and backups. */
/** @param items - how many the site has */
export function Studying({ items: there }: { readonly items: number }) {
  const words = useRef<HTMLSpanElement>(null);
  const log = useSignal<EventLog | undefined>(undefined);
  const history = useSignal<readonly StudyEvent[]>([]);
  const settings = useComputed(() => settingsOf(history.value));
  const reviews = useComputed(() => standing(history.value));
  // What was met and is no longer on the site is still remembered, and still counts.
  const items = useComputed(() => Math.max(there, new Set(reviews.value.map(({ card }) => card)).size));
  const trouble = useSignal('');
  const warning = useSignal('');
  const said = useSignal<Said>({ text: '', taking_back: undefined });
  /** The retention under the slider while it is dragged. */
  const dragged = useSignal<number | undefined>(undefined);
  const ahead = useSignal<
    | { readonly costs: readonly RetentionCost[]; readonly answers: number; readonly failed: boolean }
    | undefined
  >(undefined);

  const load = async (): Promise<(() => void) | undefined> => {
    trouble.value = '';
    try {
      const opened = await learnersLog();
      if (!opened.durable) warning.value = opened.message;
      const read = async (): Promise<void> => {
        history.value = await opened.log.read();
      };
      await read();
      log.value = opened.log;
      return opened.log.watch(() => void read());
    } catch (error) {
      trouble.value = messageOf(error);
      return undefined;
    }
  };
  useWatching(load);

  // What lies ahead is worked out beside the page, and again when it is chosen to study otherwise.
  const chosen = useComputed(() => (log.value ? JSON.stringify(settings.value) : ''));
  useSignalEffect(() => {
    if (!chosen.value) return undefined;
    let stop = () => {};
    const timer = setTimeout(() => {
      const answers = reviews.peek().length;
      const job = { history: history.peek(), settings: settings.peek(), items: items.peek(), now: now() };
      stop = inWorker({ kind: 'look_ahead', ...job }, (word) => {
        ahead.value = {
          costs: word.kind === 'looked' ? word.costs : [],
          answers,
          failed: word.kind === 'failed',
        };
      });
    }, pause);
    return () => {
      clearTimeout(timer);
      stop();
    };
  });

  const append = async (event: StudyEvent, next: Said): Promise<void> => {
    if (!log.value) return;
    const result = await log.value.append([event]);
    warning.value = result.kind === 'not_stored' ? result.message : '';
    history.value = await log.value.read();
    said.value = next;
  };
  const choose = async (chosen: { readonly [name: string]: unknown }, text: string): Promise<void> => {
    const id = newEventId();
    if (!log.value) return;
    const event = await overruling(log.value, { kind: 'configured', id, ...now(), settings: chosen });
    await append(event, { text, taking_back: id });
  };
  const chooseDefaults = async (): Promise<void> => {
    await choose(backToDefaults, 'Everything is as it came.');
    words.current?.focus();
  };
  const takeBack = async (event: EventId): Promise<void> => {
    await append(
      { kind: 'undone', id: newEventId(), ...now(), event },
      { text: 'Taken back.', taking_back: undefined },
    );
    // The button that was pressed is gone; whoever goes on by keyboard goes on from here.
    words.current?.focus();
  };

  if (trouble.value)
    return (
      <div class="box">
        <p>Your settings could not be read: {trouble}</p>
        <button class="button" type="button" onClick={() => void load()}>
          Try again
        </button>
      </div>
    );
  if (!log.value) return <p class="quiet">Reading how you study …</p>;

  const current = settings.value;
  const retention = dragged.value ?? current.desired_retention;
  const costs = ahead.value?.costs ?? [];
  const field = (name: Typed) => (
    <SettingField
      name={name}
      settings={current}
      onValue={(name, value) => choose({ [name]: value }, `${fields[name].label}: saved.`)}
    />
  );

  return (
    <div class="studying">
      {warning.value && <p class="warning">{warning}</p>}

      <section aria-labelledby="remember">
        <h3 id="remember">How well to remember</h3>
        {field('desired_retention')}
        <RetentionRange
          retention={retention}
          onMove={(moved) => {
            dragged.value = moved;
          }}
          onSettled={(settled) => {
            dragged.value = undefined;
            if (settled !== current.desired_retention)
              choose(
                { desired_retention: settled },
                `Desired retention: ${Math.round(settled * 100)}%, saved.`,
              );
          }}
        />
        <p class="cost">
          {ahead.value ? relativeInWords(costs, retention) : 'Working out what this costs …'}
        </p>
      </section>

      <section aria-labelledby="amount">
        <h3 id="amount">How much</h3>
        <div class="settings">
          {field('new_per_day')}
          {field('reviews_per_day')}
          {field('session_minutes')}
          {field('session_items')}
        </div>
        <p class="forecast">{forecastInWords(costs, current.desired_retention, items.value)}</p>
      </section>

      <Afterwards>
        <section aria-labelledby="steps">
          <h3 id="steps">Steps, days and leeches</h3>
          <div class="settings">
            {field('learning_steps')}
            {field('relearning_steps')}
            {field('longest_interval')}
            {field('leech_lapses')}
            <DayStart
              hour={current.day_starts_hour}
              onHour={(hour) => choose({ day_starts_hour: hour }, `A new day begins at ${hour}:00, saved.`)}
            />
            <Tick
              label="Spread items over some days"
              help="Items learnt together then do not all come back on the same day."
              on={current.fuzz}
              onChange={(fuzz) =>
                choose({ fuzz }, `Items are ${fuzz ? '' : 'not '}spread over some days, saved.`)
              }
            />
            <Tick
              label="Single keys while studying"
              help="In Practice one key then rates, hints or goes on. Off is better for those who speak to their computer."
              on={current.single_keys}
              onChange={(single_keys) =>
                choose({ single_keys }, `Single keys are ${single_keys ? 'on' : 'off'}, saved.`)
              }
            />
          </div>
          {isChanged(current) && (
            <button class="button" type="button" onClick={() => void chooseDefaults()}>
              Back to the defaults
            </button>
          )}
        </section>

        <Fit
          reviews={reviews.value}
          settings={current}
          fitted={weightsChosen(history.value)}
          onWeights={(weights) =>
            choose(
              { weights },
              weights ? 'The weights fitted to you are saved.' : 'The standard weights are back.',
            )
          }
        />

        <section aria-labelledby="look-ahead">
          <h3 id="look-ahead">What would another retention cost?</h3>
          {ahead.value?.failed ? (
            <p>
              The look ahead could not be loaded; you may be offline, or have to reload the page. Everything
              else works without it.
            </p>
          ) : ahead.value ? (
            <LookAhead
              costs={costs}
              retention={current.desired_retention}
              items={items.value}
              answers={ahead.value.answers}
            />
          ) : (
            <p class="quiet">Playing through a year …</p>
          )}
        </section>
      </Afterwards>
      <div class="saved">
        <span class="said" role="status" ref={words} tabIndex={-1}>
          {said.value.text && <span>{said.value.text}</span>}
        </span>
        {said.value.taking_back && <TakeBack event={said.value.taking_back} onTakeBack={takeBack} />}
      </div>
    </div>
  );
}

type RangeProps = {
  readonly retention: number;
  readonly onMove: (retention: number) => void;
  readonly onSettled: (retention: number) => void;
};

/** A slider. Keys move it step by step, and only where it comes to rest is a choice. */
function RetentionRange({ retention, onMove, onSettled }: RangeProps) {
  const resting = useRef<{ readonly timer: ReturnType<typeof setTimeout>; readonly at: number } | undefined>(
    undefined,
  );
  const rest = (): void => {
    if (!resting.current) return;
    clearTimeout(resting.current.timer);
    const { at } = resting.current;
    resting.current = undefined;
    onSettled(at);
  };
  const percent = Math.round(retention * 100);
  return (
    <input
      class="range"
      type="range"
      aria-label="Desired retention, in percent"
      min={70}
      max={99}
      step={1}
      value={percent}
      aria-valuetext={`${percent}%`}
      onInput={({ currentTarget }) => {
        const at = currentTarget.valueAsNumber / 100;
        clearTimeout(resting.current?.timer);
        resting.current = { timer: setTimeout(rest, pause), at };
        onMove(at);
      }}
      onPointerUp={rest}
      onBlur={rest}
    />
  );
}

function TakeBack({ event, onTakeBack }: { event: EventId; onTakeBack: (event: EventId) => Promise<void> }) {
  return (
    <button class="button plain" type="button" onClick={() => void onTakeBack(event)}>
      Take back
    </button>
  );
}

const hours = Array.from({ length: 24 }, (_, hour) => ({ id: `${hour}`, name: `${hour}:00` }));

function DayStart({ hour, onHour }: { readonly hour: number; readonly onHour: (hour: number) => void }) {
  return (
    <div class="setting">
      <Choice
        label="A new day begins at"
        options={hours}
        value={`${hour}`}
        onValue={(id) => onHour(Number(id))}
      />
      <span class="help">What you study after midnight belongs to the evening before, until this hour.</span>
    </div>
  );
}

type TickProps = {
  readonly label: string;
  readonly help: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
};

function Tick({ label, help, on, onChange }: TickProps) {
  const helpId = useId();
  return (
    <div class="setting">
      <label class="tick">
        <input
          type="checkbox"
          checked={on}
          aria-describedby={helpId}
          onChange={({ currentTarget }) => onChange(currentTarget.checked)}
        />
        {label}
      </label>
      <span class="help" id={helpId}>
        {help}
      </span>
    </div>
  );
}

import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { Afterwards } from '../Afterwards.tsx';
import { Choice } from '../controls/Choice.tsx';
import { Fit } from './Fit.tsx';
import { LookAhead } from './LookAhead.tsx';
import { forecastInWords, relativeInWords } from './look-ahead.model.ts';
import { RetentionRange } from './RetentionRange.tsx';
import { SettingField } from './SettingField.tsx';
import { backToDefaults, fields, isChanged, type Typed, weightsChosen } from './studying.model.ts';
import { type Choices, useChoices } from './use-choices.ts';
import { type Ahead, useLookAhead } from './use-look-ahead.ts';
import './studying.css';

/**
 * How to study: each choice is an event of the history, and so follows into other tabs and backups.
 *
 * @param items - how many the site has
 */
export function Studying({ items: there }: { readonly items: number }) {
  const choices = useChoices(there);
  const { log, history, settings, reviews, items, trouble, warning, choose } = choices;
  const ahead = useLookAhead(choices).value;

  if (trouble.value)
    return (
      <div class="box">
        <p>Your settings could not be read: {trouble}</p>
        <button class="button" type="button" onClick={() => void choices.load()}>
          Try again
        </button>
      </div>
    );
  if (!log.value) return <p class="quiet">Reading how you study …</p>;

  return (
    <div class="studying">
      {warning.value && <p class="warning">{warning}</p>}
      <HowWell choices={choices} ahead={ahead} />
      <HowMuch choices={choices} ahead={ahead} />
      <Afterwards>
        <Steps choices={choices} />
        <Fit
          reviews={reviews.value}
          settings={settings.value}
          fitted={weightsChosen(history.value)}
          onWeights={(weights) =>
            choose(
              { weights },
              weights ? 'The weights fitted to you are saved.' : 'The standard weights are back.',
            )
          }
        />
        <OtherRetentions ahead={ahead} retention={settings.value.desired_retention} items={items.value} />
      </Afterwards>
      <Saved choices={choices} />
    </div>
  );
}

type Props = { readonly choices: Choices };
type AheadProps = Props & { readonly ahead: Ahead | undefined };

function HowWell({ choices: { settings, choose }, choices, ahead }: AheadProps) {
  /** The retention under the slider while it is dragged. */
  const dragged = useSignal<number | undefined>(undefined);
  const { desired_retention } = settings.value;
  const retention = dragged.value ?? desired_retention;
  return (
    <section aria-labelledby="remember">
      <h3 id="remember">How well to remember</h3>
      <Field name="desired_retention" choices={choices} />
      <RetentionRange
        retention={retention}
        onMove={(moved) => {
          dragged.value = moved;
        }}
        onSettled={(settled) => {
          dragged.value = undefined;
          if (settled !== desired_retention)
            void choose(
              { desired_retention: settled },
              `Desired retention: ${Math.round(settled * 100)}%, saved.`,
            );
        }}
      />
      <p class="cost">{ahead ? relativeInWords(ahead.costs, retention) : 'Working out what this costs …'}</p>
    </section>
  );
}

function HowMuch({ choices, ahead }: AheadProps) {
  const { settings, items } = choices;
  return (
    <section aria-labelledby="amount">
      <h3 id="amount">How much</h3>
      <div class="settings">
        <Field name="new_per_day" choices={choices} />
        <Field name="reviews_per_day" choices={choices} />
        <Field name="session_minutes" choices={choices} />
        <Field name="session_items" choices={choices} />
      </div>
      <p class="forecast">
        {forecastInWords(ahead?.costs ?? [], settings.value.desired_retention, items.value)}
      </p>
    </section>
  );
}

function Steps({ choices }: Props) {
  const { settings, choose, goOnFromWords } = choices;
  const { day_starts_hour, fuzz, single_keys } = settings.value;
  const chooseDefaults = async (): Promise<void> => {
    await choose(backToDefaults, 'Everything is as it came.');
    goOnFromWords();
  };
  return (
    <section aria-labelledby="steps">
      <h3 id="steps">Steps, days and leeches</h3>
      <div class="settings">
        <Field name="learning_steps" choices={choices} />
        <Field name="relearning_steps" choices={choices} />
        <Field name="longest_interval" choices={choices} />
        <Field name="leech_lapses" choices={choices} />
        <DayStart
          hour={day_starts_hour}
          onHour={(hour) => choose({ day_starts_hour: hour }, `A new day begins at ${hour}:00, saved.`)}
        />
        <Tick
          label="Spread items over some days"
          help="Items learnt together then do not all come back on the same day."
          on={fuzz}
          onChange={(fuzz) =>
            choose({ fuzz }, `Items are ${fuzz ? '' : 'not '}spread over some days, saved.`)
          }
        />
        <Tick
          label="Single keys while studying"
          help="In Practice one key then rates, hints or goes on. Off is better for those who speak to their computer."
          on={single_keys}
          onChange={(single_keys) =>
            choose({ single_keys }, `Single keys are ${single_keys ? 'on' : 'off'}, saved.`)
          }
        />
      </div>
      {isChanged(settings.value) && (
        <button class="button" type="button" onClick={() => void chooseDefaults()}>
          Back to the defaults
        </button>
      )}
    </section>
  );
}

type OtherRetentionsProps = {
  readonly ahead: Ahead | undefined;
  readonly retention: number;
  readonly items: number;
};

function OtherRetentions({ ahead, retention, items }: OtherRetentionsProps) {
  return (
    <section aria-labelledby="look-ahead">
      <h3 id="look-ahead">What would another retention cost?</h3>
      {ahead?.failed ? (
        <p>
          The look ahead could not be loaded; you may be offline, or have to reload the page. Everything else
          works without it.
        </p>
      ) : ahead ? (
        <LookAhead costs={ahead.costs} retention={retention} items={items} answers={ahead.answers} />
      ) : (
        <p class="quiet">Playing through a year …</p>
      )}
    </section>
  );
}

/** Says what was chosen last, with a way to take it back. */
function Saved({ choices: { said, words, takeBack } }: Props) {
  const { text, taking_back } = said.value;
  return (
    <div class="saved">
      <span class="said" role="status" ref={words} tabIndex={-1}>
        {text && <span>{text}</span>}
      </span>
      {taking_back && (
        <button class="button plain" type="button" onClick={() => void takeBack(taking_back)}>
          Take back
        </button>
      )}
    </div>
  );
}

function Field({ name, choices: { settings, choose } }: Props & { readonly name: Typed }) {
  return (
    <SettingField
      name={name}
      settings={settings.value}
      onValue={(name, value) => choose({ [name]: value }, `${fields[name].label}: saved.`)}
    />
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

import { lastingDays } from '../../study/due-queue.ts';
import { BelievedChart } from './BelievedChart.tsx';
import { CalendarGrid } from './CalendarGrid.tsx';
import { ColumnChart } from './ColumnChart.tsx';
import { ConceptMap } from './ConceptMap.tsx';
import type { Standing, WeakSpot } from './progress.model.ts';
import { type RetentionRow, smallCounts } from './retention.ts';
import { Shares } from './Shares.tsx';
import type { SlipsMade } from './slips-made.ts';
import { counted } from './words.ts';

type Props = {
  readonly standing: Standing;
  readonly slips: SlipsMade;
  /** The address of the site. */
  readonly base: string;
};

/** How things stand, whole. */
export function Report({ standing, slips, base }: Props) {
  const { summary, forecast, effort, calendar, minutes, retention, believed, chapters } = standing;
  return (
    <>
      <p class="summary">{summary}</p>
      <p>
        <a href={`${base}practice/`}>Go to practice</a>
      </p>

      <h2>What comes due</h2>
      <ColumnChart chart={forecast} />

      <h2>What you know</h2>
      <ConceptMap map={standing.map} base={base} />
      <WeakSpots spots={standing.weakSpots} base={base} />
      <h3>By chapter</h3>
      <Shares
        caption={`In the order of the course: how likely you are to know an item that you have met, in ${lastingDays} days without a review and today`}
        columns={['Chapter', `In ${lastingDays} days`, 'Today', 'Met']}
        rows={chapters.met.map(({ name, share, lasting, today, met }) => ({
          name,
          share,
          cells: [lasting, today, met],
        }))}
      />
      {chapters.unmet.length > 0 && <p class="quiet unmet">Not met yet: {chapters.unmet.join(', ')}.</p>}
      <div class="pair">
        <ColumnChart chart={standing.stability} />
        <ColumnChart chart={standing.recall} />
        <ColumnChart chart={standing.difficulty} />
      </div>

      <h2>What you did</h2>
      <p>{effort}</p>
      <CalendarGrid calendar={calendar} />
      <ColumnChart chart={minutes} />

      <h2>How well it sticks</h2>
      <p>{retention.says}</p>
      <Retention
        head="Items"
        caption="Of each item the first review of a day, once it had been learnt; by how long it was thought to last"
        rows={retention.ages}
      />
      {retention.chapters.length > 0 && (
        <details class="more">
          <summary>By chapter</summary>
          <Retention head="Chapter" caption={smallCounts} rows={retention.chapters} />
        </details>
      )}
      {retention.concepts.length > 0 && (
        <details class="more">
          <summary>By concept</summary>
          <Retention
            head="Concept"
            caption={`A problem counts for each concept it is about. ${smallCounts}`}
            rows={retention.concepts}
          />
        </details>
      )}
      {believed.kind === 'shown' ? <BelievedChart believed={believed} /> : <p>{believed.says}</p>}

      <h2>What goes wrong</h2>
      {standing.verdicts.length > 0 ? (
        <Shares
          caption="How your first answers to problems were judged"
          columns={['Verdict', 'Answers']}
          rows={standing.verdicts.map(({ name, share, says }) => ({ name, share, cells: [says] }))}
        />
      ) : (
        <p>You have answered no problem yet.</p>
      )}
      <Slips slips={slips} base={base} />
    </>
  );
}

function WeakSpots({ spots, base }: { readonly spots: readonly WeakSpot[]; readonly base: string }) {
  return (
    <>
      <h3>Weak spots</h3>
      {spots.length === 0 ? (
        <p>Nothing you have met is weak.</p>
      ) : (
        <>
          <ol class="spots">
            {spots.map(({ query, name, says }) => (
              <li key={query}>
                <a href={`${base}practice/${query}`}>{name}</a>: {says}
              </li>
            ))}
          </ol>
          <p>
            <a href={`${base}practice/?weak`}>Practise your weak spots</a>
          </p>
        </>
      )}
    </>
  );
}

function Retention(props: {
  readonly head: string;
  readonly caption: string;
  readonly rows: readonly RetentionRow[];
}) {
  const { head, caption, rows } = props;
  return (
    <Shares
      caption={caption}
      columns={[head, 'Still known', 'Reviews']}
      rows={rows.map(({ name, share, percent, of }) => ({ name, share, cells: [percent, of] }))}
    />
  );
}

function Slips({ slips: made, base }: { readonly slips: SlipsMade; readonly base: string }) {
  if (made.kind === 'coming') return <p class="quiet">Finding your slips again …</p>;
  if (made.kind === 'failed') return <p>Which slips you make most could not be found: {made.message}</p>;
  const { slips } = made;
  if (slips.length === 0) return <p>No wrong answer of yours could be put down to a single slip so far.</p>;
  return (
    <>
      <h3>Your most frequent slips</h3>
      <p class="quiet">Each in the words, and with the numbers, of the last time.</p>
      <ol class="slips">
        {slips.map(({ id, times, says, problem }) => (
          <li key={id}>
            <strong>{times === 1 ? 'Once' : counted(times, 'time')}:</strong> {says}{' '}
            <a href={`${base}problems/${problem.id}/`}>{problem.title}</a>
          </li>
        ))}
      </ol>
    </>
  );
}

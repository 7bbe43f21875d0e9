import { CalendarGrid } from './CalendarGrid.tsx';
import { ColumnChart } from './ColumnChart.tsx';
import type { Standing } from './progress.model.ts';
import { Shares } from './Shares.tsx';
import type { FrequentSlip } from './slips.ts';
import type { ByGroup } from './strength.ts';
import { counted } from './words.ts';

/** How things stand, whole. @param base - the address of the site */
export function Report({ standing, base }: { readonly standing: Standing; readonly base: string }) {
  const { summary, forecast, effort, calendar, minutes, retention } = standing;
  return (
    <>
      <p class="summary">{summary}</p>
      <p>
        <a href={`${base}practice/`}>Go to practice</a>
      </p>

      <h2>What comes due</h2>
      <ColumnChart chart={forecast} />

      <h2>What you did</h2>
      <p>{effort}</p>
      <CalendarGrid calendar={calendar} />
      <ColumnChart chart={minutes} />

      <h2>How well it sticks</h2>
      <p>{retention.says}</p>
      <Shares
        caption="Of each item the first review of a day, once it had been learnt; by how long it was thought to last"
        columns={['Items', 'Still known', 'Reviews']}
        rows={retention.rows.map(({ name, share, percent, of }) => ({ name, share, cells: [percent, of] }))}
      />

      <h2>What you remember</h2>
      <Groups
        groups={standing.chapters}
        head="Chapter"
        caption="By chapter, in the order of the course: how likely you are to know an item today, on average over those you have met"
      />
      <Groups
        groups={standing.concepts}
        head="Concept"
        caption="By concept, the weakest first; of problems only, since cards have no concept"
      />
      <div class="pair">
        <ColumnChart chart={standing.stability} />
        <ColumnChart chart={standing.recall} />
      </div>

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
      <Slips slips={standing.slips} base={base} />
    </>
  );
}

function Groups(props: { readonly groups: ByGroup; readonly head: string; readonly caption: string }) {
  const { groups, head, caption } = props;
  return (
    <div>
      {groups.met.length > 0 && (
        <Shares
          caption={caption}
          columns={[head, 'Remembered', 'Met']}
          rows={groups.met.map(({ name, share, percent, met }) => ({ name, share, cells: [percent, met] }))}
        />
      )}
      {groups.unmet.length > 0 && <p class="quiet unmet">Not met yet: {groups.unmet.join(', ')}.</p>}
    </div>
  );
}

function Slips({ slips, base }: { readonly slips: readonly FrequentSlip[]; readonly base: string }) {
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

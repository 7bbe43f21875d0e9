import { useComputed, useSignal } from '@preact/signals';
import { type FunctionId, functionIds, functions } from '../../engine/feistel.ts';
import { Choice } from '../controls/Choice.tsx';
import { NumberField } from '../controls/NumberField.tsx';
import { SlidNumber } from '../controls/SlidNumber.tsx';
import { LessonWidget } from '../lesson/LessonWidget.tsx';
import {
  type BackRow,
  changes,
  type Digit,
  halfBounds,
  roundBounds,
  roundSteps,
  type Setup,
  sceneOf,
  type ThereRow,
} from './feistel.model.ts';
import './feistel.css';

type Props = {
  readonly first: number;
  readonly second: number;
  readonly rounds: number;
  readonly inside: FunctionId;
};

const insides = functionIds.map((id) => ({ id, name: functions[id].name }));

/** A Feistel network on eight digits: there, with one digit changed beside it, and back. */
export function Feistel({ first, second, rounds, inside }: Props) {
  const setup = useSignal<Setup>({ first, second, rounds, inside, changed: 3 });
  const scene = useComputed(() => sceneOf(setup.value));
  const now = scene.value;
  const change = (part: Partial<Setup>): void => {
    setup.value = { ...setup.value, ...part };
  };

  return (
    <LessonWidget
      embed="feistel"
      name="A Feistel network, there and back"
      controls={
        <>
          <div class="halves">
            <NumberField
              label="First half"
              name="first"
              unit=""
              value={setup.value.first}
              bounds={halfBounds}
              onValue={(value) => change({ first: value })}
            />
            <NumberField
              label="Second half"
              name="second"
              unit=""
              value={setup.value.second}
              bounds={halfBounds}
              onValue={(value) => change({ second: value })}
            />
          </div>
          <Choice
            label="Function inside a round"
            name="inside"
            options={insides}
            value={setup.value.inside}
            onValue={(id) => change({ inside: id })}
          />
          <SlidNumber
            label="Rounds"
            name="rounds"
            unit=""
            value={setup.value.rounds}
            bounds={roundBounds}
            steps={roundSteps}
            text={`${setup.value.rounds}: ${now.spreads}`}
            onValue={(value) => change({ rounds: value })}
          />
          <Choice
            label="Changed in the second run"
            name="changed"
            options={changes}
            value={String(setup.value.changed) as (typeof changes)[number]['id']}
            onValue={(id) => change({ changed: Number(id) })}
          />
        </>
      }
      caption={
        <>
          <p class="here">{now.returns}</p>
          <p>{now.invertible}</p>
          <p class="here">{now.spreads}</p>
          <p>{now.usual}</p>
        </>
      }
      table={now.table}
      spoken={useComputed(() => scene.value.spoken)}
    >
      <div class="feistel">
        <There rows={now.there} />
        <Back rows={now.back} />
      </div>
    </LessonWidget>
  );
}

const There = ({ rows }: { readonly rows: readonly ThereRow[] }) => (
  <table class="rounds">
    <caption>There, and again with one digit changed</caption>
    <thead>
      <tr>
        <th scope="col">round</th>
        <th scope="col">halves</th>
        <th scope="col">changed</th>
        <th scope="col">differ</th>
      </tr>
    </thead>
    <tbody>
      {rows.map(({ round, first, second, other, differing }) => (
        <tr key={round}>
          <th scope="row">{round === 0 ? 'input' : round}</th>
          <td>
            <Half of={first} /> <Half of={second} />
          </td>
          <td>
            <Half of={other[0]} marked /> <Half of={other[1]} marked />
          </td>
          <td>{differing}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

const Back = ({ rows }: { readonly rows: readonly BackRow[] }) => (
  <table class="rounds">
    <caption>Back, from the output alone</caption>
    <thead>
      <tr>
        <th scope="col">round</th>
        <th scope="col">halves</th>
        <th scope="col">second half is</th>
      </tr>
    </thead>
    <tbody>
      {rows.map(({ round, first, second, how }) => (
        <tr key={round}>
          <th scope="row">{round === 0 ? 'input' : round}</th>
          <td>
            <span class="half">{first}</span> <span class="half">{second}</span>
          </td>
          <td class="how">{how || 'given'}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** Four digits; those that differ between the runs are marked in one of them. */
const Half = ({ of, marked }: { readonly of: readonly Digit[]; readonly marked?: boolean }) => (
  <span class="half">
    {of.map(({ place, text, differs }) => (marked && differs ? <mark key={place}>{text}</mark> : text))}
  </span>
);

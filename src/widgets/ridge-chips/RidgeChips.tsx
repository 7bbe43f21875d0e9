import { useComputed, useSignal } from '@preact/signals';
import { Bars } from '../bars/Bars.tsx';
import { Choice } from '../controls/Choice.tsx';
import { Beside } from '../lesson/Beside.tsx';
import { inLab } from '../lesson/in-lab.ts';
import { LessonWidget } from '../lesson/LessonWidget.tsx';
import { type Chip, ridgesOf, type Scene, ways, widths } from './ridge-chips.model.ts';

type Props = { readonly chips: readonly Chip[]; readonly start: Scene };

/** The ridge batch of one chip after another, from year to year, as weights are stored and multiplied. */
export function RidgeChips({ chips, start }: Props) {
  const scene = useSignal(start);
  const ridges = useComputed(() => ridgesOf(chips, scene.value));
  const { rows, picture, says, table } = ridges.value;
  const newest = rows.at(-1);
  const change = (part: Partial<Scene>): void => {
    scene.value = { ...scene.value, ...part };
  };

  return (
    <LessonWidget
      embed="ridge-chips"
      name="Ridge batches of chips"
      controls={
        <>
          <Choice
            label="Weights stored in"
            name="stored"
            options={widths}
            value={scene.value.stored}
            onValue={(stored) => change({ stored })}
          />
          <Choice
            label="and multiplied"
            name="multiplied"
            options={ways}
            value={scene.value.multiplied}
            onValue={(multiplied) => change({ multiplied })}
          />
        </>
      }
      table={table}
      {...(newest && {
        lab: inLab(
          { hardware: newest.id, chips: 1, weights: newest.stored, multiply: newest.multiplied },
          'ridge_batch',
        ),
        labHolds: newest.name,
      })}
      spoken={useComputed(() => ridges.value.says)}
    >
      <Beside figure={<Bars picture={picture} title="Ridge batch in tokens, oldest chip first" />}>
        <p>{says}</p>
      </Beside>
    </LessonWidget>
  );
}

import { useComputed, useSignal } from '@preact/signals';
import type { Hardware } from '../../engine/catalogue.ts';
import { format } from '../../engine/format.ts';
import type { RateFormat } from '../../engine/number-formats.ts';
import { solve } from '../../engine/solve.ts';
import { Choice } from '../controls/Choice.tsx';
import { SlidNumber } from '../controls/SlidNumber.tsx';
import { inLab } from '../lesson/in-lab.ts';
import { LessonWidget } from '../lesson/LessonWidget.tsx';
import { Marker } from '../plot/Marker.tsx';
import { Plot } from '../plot/Plot.tsx';
import {
  bounds,
  formatsOf,
  givensOf,
  intensityAt,
  markedAt,
  nextIntensity,
  rooflineOf,
  sceneOf,
  steps,
} from './roofline-plot.model.ts';
import './roofline-plot.css';

type Props = {
  /** The chips to choose from; the first is shown. */
  readonly hardware: readonly [Hardware, ...Hardware[]];
  readonly weights: RateFormat;
};

/** What one chip can reach at each arithmetic intensity, with a marker, and a decode pass and a prompt in place. */
export function RooflinePlot({ hardware, weights }: Props) {
  const scene = useSignal(sceneOf(hardware[0], weights));
  const intensity = useSignal(1);
  const roofline = useComputed(() => rooflineOf(scene.value));
  const marked = useComputed(() => markedAt(scene.value, roofline.value, intensity.value));
  const { hardware: chip, format: number } = scene.value;
  const { drawn, works, shape } = roofline.value;
  const place = (next: number | undefined): boolean => {
    if (next !== undefined) intensity.value = next;
    return next !== undefined;
  };

  return (
    <LessonWidget
      embed="roofline-plot"
      name={`Roofline of one ${chip.name}`}
      controls={
        <>
          <SlidNumber
            label="Intensity"
            name="intensity"
            unit="FLOP for each byte"
            value={intensity.value}
            bounds={bounds}
            steps={steps}
            text={format(intensity.value, 'FLOP/byte')}
            onValue={place}
          />
          <div class="roofline-chip">
            <Choice
              label="Chip"
              name="hardware"
              options={hardware}
              value={chip.id}
              onValue={(_, chosen) => {
                scene.value = sceneOf(chosen, number);
              }}
            />
            <Choice
              label="Number format"
              name="weights"
              options={formatsOf(chip)}
              value={number}
              onValue={(id) => {
                scene.value = sceneOf(chip, id);
              }}
            />
          </div>
        </>
      }
      table={drawn.table}
      lab={inLab(
        {
          hardware: chip.id,
          chips: 1,
          weights: number,
          batch: Math.max(
            1,
            Math.round(
              solve(
                { ...givensOf(scene.value), intensity: intensity.value },
                'intensity * bytes_per_weight / flop_per_param',
              ).value,
            ),
          ),
        },
        'attainable_rate',
      )}
      spoken={useComputed(() => marked.value.here)}
    >
      <div class="roofline">
        <Plot
          picture={drawn.picture}
          caption={
            <>
              <p class="here">{marked.value.here}</p>
              <p>{shape}</p>
            </>
          }
        >
          {works.map(({ id, at: [x, y] }) => (
            <circle key={id} class="work" cx={x.toFixed(1)} cy={y.toFixed(1)} r="4" />
          ))}
          <Marker
            name="Intensity"
            reading={marked.value.marker}
            onPlace={(share) => place(intensityAt(roofline.value, share))}
            onKey={(key) => place(nextIntensity(intensity.value, key))}
          />
        </Plot>
      </div>
    </LessonWidget>
  );
}

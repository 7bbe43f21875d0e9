import type { ReadonlySignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useSettled } from '../controls/use-settled.ts';
import { Embeddable } from '../embed/Embeddable.tsx';
import type { EmbedId } from '../embed/figures.ts';
import { fromHere } from '../from-here.ts';
import { TableBehind } from '../plot/TableBehind.tsx';
import type { Table } from '../plot/table.ts';
import './lesson-widget.css';

type Props = {
  /** Where it can be had by itself. */
  readonly embed: EmbedId;
  /** What it is, for those who hear it: `HBM drain of a GB200`. */
  readonly name: string;
  /** Fields and sliders; without script they are not shown. */
  readonly controls?: ComponentChildren;
  /** The figure. */
  readonly children: ComponentChildren;
  /** What the figure shows, in words, where it has no caption of its own. */
  readonly caption?: ComponentChildren;
  readonly table: Table;
  /** The Lab's address for what is set, where the Lab can hold it; see `inLab`. */
  readonly lab?: string | undefined;
  /** What the Lab opens, where the figure is about several: `the B300`. */
  readonly labHolds?: string;
  /** What the figure says now; read out once a change has settled. */
  readonly spoken: ReadonlySignal<string>;
};

/** What every figure of a lesson that can be touched has about it: a name, fields, words, a table, a way into the Lab. */
export function LessonWidget(props: Props) {
  const { embed, name, controls, children, caption, table, lab, labHolds, spoken } = props;
  const settled = useSettled(spoken);
  const way = lab && fromHere(lab);
  return (
    <section class="lesson-widget" aria-label={name}>
      {controls && <div class="controls">{controls}</div>}
      {children}
      {caption && <div class="caption">{caption}</div>}
      <div class="beneath">
        <TableBehind table={table} />
        <Embeddable path={`embed/widget/${embed}/`} title={name} />
        {way && (
          <a class="to-lab" href={way}>
            {labHolds ? `Open ${labHolds} in the Lab` : 'Open in the Lab'}
          </a>
        )}
      </div>
      <output class="visually-hidden">{settled}</output>
    </section>
  );
}

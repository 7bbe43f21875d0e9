import type { Hardware, Model } from '../../engine/catalogue.ts';
import { format } from '../../engine/format.ts';
import { formatIds, type NumberFormat, numberFormats } from '../../engine/number-formats.ts';
import { multiplyFormat, type ScenarioChoice } from '../../engine/scenario.ts';
import type { PickId } from './pick-ids.ts';

export type Picks = Pick<ScenarioChoice, PickId>;

/** An option of a pick; the first of a list is taken where nobody chose, and never written into the address. */
export type PickOption<Id extends PickId = PickId> = {
  /** Nothing for the first. */
  readonly value: Picks[Id] | undefined;
  /** As the select and the address spell it. */
  readonly id: string;
  readonly name: string;
};

type Records = { readonly hardware: Hardware; readonly model: Model };

export const pickLabels: { readonly [Id in PickId]: string } = {
  weights: 'Weights',
  kv: 'KV cache',
  multiply: 'Weights are multiplied in',
  attention_multiply: 'Attention is multiplied in',
  active: 'Count of active parameters',
  capacity: 'Memory of a chip',
  overlap: 'Reading and computing go on',
  experts_read: 'Experts read in a pass',
  attention_arithmetic: 'Arithmetic of attention',
  speculation: 'Speculative decoding',
  network: 'Traffic between chips',
  schedule: 'Training pipeline',
};

/** The options a pick has for these records, the one taken where nobody chose first. */
export function pickOptions(id: PickId, { hardware, model }: Records): readonly PickOption[] {
  switch (id) {
    case 'weights': {
      const { weights, expert_weights } = model;
      const own = [weights, ...(expert_weights ? [expert_weights] : [])].map(
        (one) => numberFormats[one].name,
      );
      return [first(`${own.join(', experts ')}, as published`), ...formatIds.map(formatOption)];
    }
    case 'kv':
      return [{ ...formatOption('bf16'), value: undefined }, ...formatIds.slice(1).map(formatOption)];
    case 'multiply':
      return [first('as they are kept, or BF16'), ...multipliedIn(hardware)];
    case 'attention_multiply':
      return [first('the same'), ...multipliedIn(hardware)];
    case 'active':
      // A count of one's own may come out above a published total that was rounded.
      return model.multiplied_params > model.total_params
        ? [first('as published', 'published')]
        : [
            first('as published', 'published'),
            { value: 'multiplied', id: 'multiplied', name: 'those a token is multiplied with' },
          ];
    case 'capacity':
      return capacities(hardware);
    default:
      return named[id];
  }
}

/** The option that a state has picked. */
export function pickedOption(id: PickId, records: Records, picks: Picks): PickOption {
  const options = pickOptions(id, records);
  const found = options.find(({ value }) => value === picks[id]) ?? options[0];
  return found ?? first('as usual');
}

const first = (name: string, id = ''): PickOption => ({ value: undefined, id, name });
const formatOption = (id: NumberFormat): PickOption => ({ value: id, id, name: numberFormats[id].name });

const multipliedIn = (hardware: Hardware): readonly PickOption[] =>
  formatIds
    .filter(
      (id) => hardware.compute_rate[numberFormats[id].rate] !== undefined && numberFormats[id].rate === id,
    )
    .filter((id) => multiplyFormat(hardware, id) === id)
    .map(formatOption);

function capacities({
  memory_capacity,
  memory_physical,
  memory_usable,
}: Hardware): readonly PickOption<'capacity'>[] {
  const words = (bytes: number) => format(bytes, 'byte');
  return [
    { value: undefined, id: 'label', name: `as labelled, ${words(memory_capacity)}` },
    ...(memory_physical === undefined
      ? []
      : [
          { value: 'physical', id: 'physical', name: `all on the board, ${words(memory_physical)}` } as const,
        ]),
    ...(memory_usable === undefined
      ? []
      : [{ value: 'usable', id: 'usable', name: `as software sees it, ${words(memory_usable)}` } as const]),
  ];
}

type Named = Exclude<PickId, 'weights' | 'kv' | 'multiply' | 'attention_multiply' | 'active' | 'capacity'>;
const named: { readonly [Id in Named]: readonly PickOption<Id>[] } = {
  overlap: [
    { value: undefined, id: 'perfect', name: 'at the same time: the longer counts' },
    { value: 'attention_serial', id: 'attention_serial', name: 'except for the KV cache, read alone' },
    { value: 'none', id: 'none', name: 'one after the other: both count' },
  ],
  experts_read: [
    { value: undefined, id: 'all', name: 'all of them' },
    { value: 'touched', id: 'touched', name: 'those a token was routed to' },
  ],
  attention_arithmetic: [
    { value: undefined, id: 'ignored', name: 'takes no time' },
    { value: 'counted', id: 'counted', name: 'is counted' },
  ],
  speculation: [
    { value: undefined, id: 'none', name: 'none' },
    { value: 'drafted', id: 'drafted', name: 'a pass checks drafted tokens' },
  ],
  network: [
    { value: undefined, id: 'hidden', name: 'while they compute' },
    { value: 'serial', id: 'serial', name: 'before and after' },
  ],
  schedule: [
    { value: undefined, id: 'gpipe', name: 'all forward, then all backward' },
    { value: 'one_forward_one_backward', id: 'one_forward_one_backward', name: 'one forward, one backward' },
  ],
};

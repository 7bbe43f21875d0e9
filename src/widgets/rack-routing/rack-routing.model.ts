import type { Hardware, Model } from '../../engine/catalogue.ts';
import { format } from '../../engine/format.ts';
import type { Givens } from '../../engine/quantities.ts';
import { scenario } from '../../engine/scenario.ts';
import { shown } from '../../engine/shown.ts';
import { solve } from '../../engine/solve.ts';
import { octaveSteps } from '../controls/octave-steps.ts';
import { inLab } from '../lesson/in-lab.ts';
import { listed } from '../listed.ts';
import type { Table } from '../plot/table.ts';
import { busiest, type RoutedLayer, small } from './routed-layer.ts';

/** How many domains the layer is spread over: the experts must share out whole. */
export const domainCounts = [1, 2, 4] as const;

export const bounds = { least: 1, most: 1024, whole: true } as const;
export const tokenSteps = octaveSteps(bounds.least, bounds.most);

export type Setup = {
  readonly hardware: Hardware;
  readonly model: Model;
  /** Experts a token is sent to, the shared one included. */
  readonly copies: number;
  readonly domains: number;
  readonly tokens_per_chip: number;
};

/** The traffic in full: one byte an element out, two back, as DeepSeek sends them. */
const givensOf = ({ hardware, model, copies, domains, tokens_per_chip }: Setup): Givens => ({
  ...scenario({ hardware, model }),
  token_copies: copies,
  bytes_per_dispatched: 1,
  bytes_per_combined: 2,
  racks: domains,
  tokens_per_chip,
});

/** Time on each of the two kinds of wire in a pass; they are used at once, and the longer counts. */
const times = {
  inside: 'all_to_all_time * (1 - crossing_share)',
  across: 'all_to_all_time * crossing_share * scale_ratio',
  whole: 'all_to_all_time * crossing_penalty',
} as const;

export type Bar = {
  readonly kind: 'inside' | 'across';
  readonly name: string;
  readonly time: string;
  /** Of the longest bar there can be. */
  readonly share: number;
};

export type Traffic = {
  readonly bars: readonly Bar[];
  readonly bytes: string;
  readonly takes: string;
  readonly table: Table;
  readonly spoken: string;
  readonly lab: string;
};

/** What the whole machine sends in a pass, in bytes and in time. */
export function trafficOf(setup: Setup): Traffic {
  const givens = givensOf(setup);
  const value = (ask: string, domains = setup.domains) => solve({ ...givens, racks: domains }, ask).value;
  const seconds = (ask: string, domains = setup.domains) => format(value(ask, domains), 's');
  const { hardware, model, domains, tokens_per_chip, copies } = setup;
  const most = domainCounts[domainCounts.length - 1] ?? 1;
  const longest = Math.max(value(times.inside, 1), value(times.across, most));
  const bar = (kind: Bar['kind'], name: string): Bar => ({
    kind,
    name,
    time: seconds(times[kind]),
    share: value(times[kind]) / longest,
  });
  const speed = (id: 'chip_scale_up_bandwidth' | 'chip_scale_out_bandwidth') => shown(id, value(id));
  const share = shown('crossing_share', value('crossing_share'));
  const longer = format(value('crossing_penalty'), '1');
  const layer = shown('all_to_all_bytes', value('all_to_all_bytes')).replace(/ per .*$/, '');
  const across =
    domains === 1
      ? `All of it stays inside the domain, and a pass of ${format(value('moe_layers'), '1')} such layers exchanges for ${seconds(times.whole)}.`
      : `Of that ${share} leaves its domain, over wires ${format(value('scale_ratio'), '1')} times as slow, and a pass of ${format(value('moe_layers'), '1')} such layers exchanges for ${seconds(times.whole)}: ${longer} times the ${seconds(times.whole, 1)} of a single domain.`;
  return {
    bars: [
      bar('inside', `inside a domain, ${speed('chip_scale_up_bandwidth')}`),
      bar('across', `between domains, ${speed('chip_scale_out_bandwidth')}`),
    ],
    bytes: `In full, ${model.name} on ${format(domains, '1')} ${domains === 1 ? 'domain' : 'domains'} of ${format(value('chips'), 'chip')} of ${hardware.name}: ${format(tokens_per_chip, 'token')} on a chip, each sent to ${format(copies, '1')} experts and back, are ${layer} in each layer.`,
    takes: across,
    table: {
      caption: `All-to-all of a pass, ${format(tokens_per_chip, 'token')} on each chip of ${hardware.name}`,
      columns: ['domains', 'leaves its domain', 'time inside', 'time between', 'the longer'],
      rows: domainCounts.map((count) => [
        format(count, '1'),
        shown('crossing_share', value('crossing_share', count)),
        seconds(times.inside, count),
        seconds(times.across, count),
        seconds(times.whole, count),
      ]),
    },
    spoken: `${format(domains, '1')} ${domains === 1 ? 'domain' : 'domains'}: ${share} of the traffic leaves its domain, and the exchanges of a pass take ${seconds(times.whole)}`,
    lab: inLab(
      {
        hardware: hardware.id,
        model: model.id,
        batch: tokens_per_chip * value('chips'),
        token_copies: copies,
        bytes_per_dispatched: 1,
        bytes_per_combined: 2,
        racks: domains,
      },
      'crossing_penalty',
    ),
  };
}

/** What became of one token and of all, in the small layer that is drawn. */
export type Followed = { readonly token: string; readonly layer: string };

export function followed(layer: RoutedLayer, at: number): Followed {
  const token = layer.tokens[at] ?? layer.tokens[0];
  if (!token) return { token: '', layer: '' };
  const places = [...token.copies]
    .sort((a, b) => a.chip - b.chip)
    .map(({ chip, domain }) => `chip ${(chip % small.chips) + 1}${inDomain(layer, domain)}`);
  const crossing = token.copies.filter(({ crosses }) => crosses).length;
  const sender = `chip ${(token.chip % small.chips) + 1}${inDomain(layer, token.domain)}`;
  const leaving =
    layer.domains === 1
      ? ''
      : ` ${crossing === 0 ? 'None' : format(crossing, '1')} of its ${small.used} copies ${crossing > 1 ? 'leave' : 'leaves'} the domain.`;
  const even = layer.copies / small.experts;
  const load = `An expert gets ${format(even, '1')} copies on average and at most ${Math.max(...layer.received)}; the busiest chip gets ${busiest(layer)} where an even share is ${format(layer.copies / layer.chips, '1')}, and the layer waits for it.`;
  const share =
    layer.domains === 1
      ? ''
      : ` Of all ${layer.copies} copies ${layer.crossing} cross, ${format(layer.crossing / layer.copies, '%')}; even chances would make it ${format(1 - 1 / layer.domains, '%')}.`;
  return {
    token: `Token ${at + 1} lies on ${sender}, and its router picks experts on ${listed(places)}.${leaving}`,
    layer: `${load}${share}`,
  };
}

const inDomain = ({ domains }: RoutedLayer, domain: number): string =>
  domains === 1 ? '' : ` of domain ${domain + 1}`;

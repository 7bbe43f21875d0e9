import { getCollection } from 'astro:content';
import type { Offer } from '../widgets/fast-mode/fast-mode.model.ts';
import type { Card } from '../widgets/price-tiers/price-tiers.model.ts';

/** Price cards whose output steps up with the context, the newest first. */
export async function steppedCards(): Promise<readonly Card[]> {
  const records = await getCollection('prices');
  const cards = records.flatMap(({ data }) =>
    data.kind !== 'api'
      ? []
      : data.prices.flatMap(({ model, from, seen, output, above }) => {
          const since = from ?? seen ?? '';
          if (!above || above.output <= output) return [];
          const name = `${data.vendor}: ${model}, ${since.slice(0, 4)}`;
          return [
            {
              since,
              card: { id: idOf(name), name, step: above.context, below: output, above: above.output },
            },
          ];
        }),
  );
  return cards.toSorted((a, b) => (a.since < b.since ? 1 : -1)).map(({ card }) => card);
}

/** Fast modes whose speed is promised, with what they cost. */
export async function fastModes(): Promise<readonly Offer[]> {
  const records = await getCollection('prices');
  return records.flatMap(({ data }) =>
    data.kind !== 'api'
      ? []
      : data.fast.flatMap(({ mode, from, price, speed }) =>
          speed === undefined
            ? []
            : [{ id: idOf(mode), name: `${data.vendor}: ${mode}, ${from}`, price, speed }],
        ),
  );
}

const idOf = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');

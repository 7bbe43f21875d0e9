import katex from 'katex';
import { type QuantityId, quantity } from '../engine/quantities.ts';

/** TeX that does not parse, with the place where KaTeX stopped. */
export class TexError extends Error {
  override name = 'TexError';
  /** Characters into the TeX, from 0. */
  readonly at: number;

  constructor(message: string, at: number, options?: ErrorOptions) {
    super(message, options);
    this.at = at;
  }
}

/** The times a pass is made of; each has the colour in formulas that it has in plots. */
const coloured = {
  compute_time: 'compute',
  weight_time: 'weights',
  kv_time: 'kv',
} as const satisfies { readonly [Id in QuantityId]?: string };

/**
 * MathML of a formula: one `<math>` element, without KaTeX's wrapper and without the TeX annotation.
 *
 * MathML alone needs no fonts, no style attributes and a sixth of the bytes of KaTeX's HTML.
 *
 * @throws {TexError} when the TeX does not parse
 */
export function typeset(tex: string, display: 'block' | 'inline'): string {
  const math = plain(tex, display);
  return Object.entries(symbols()).reduce(
    (text, [kind, symbol]) => text.replaceAll(symbol, symbol.replace('>', ` class="${kind}">`)),
    math,
  );
}

let known: { readonly [kind: string]: string } | undefined;

/** The MathML of each coloured symbol, by the name of its colour. */
function symbols(): { readonly [kind: string]: string } {
  known ??= Object.fromEntries(
    Object.entries(coloured).map(([id, kind]) => [
      kind,
      plain(quantity(id as keyof typeof coloured).symbol, 'inline').replaceAll(
        /^<math>(?:<mrow>)?|(?:<\/mrow>)?<\/math>$/g,
        '',
      ),
    ]),
  );
  return known;
}

function plain(tex: string, display: 'block' | 'inline'): string {
  try {
    const html = katex.renderToString(tex, {
      output: 'mathml',
      displayMode: display === 'block',
      throwOnError: true,
      strict: 'ignore',
    });
    const [math = ''] = /<math[\s\S]*<\/math>/.exec(html) ?? [];
    return math
      .replace(/<annotation[\s\S]*?<\/annotation>/, '')
      .replaceAll(/<\/?semantics>/g, '')
      .replace(' xmlns="http://www.w3.org/1998/Math/MathML"', '');
  } catch (cause) {
    const { position, rawMessage, message } = cause as {
      position?: number;
      rawMessage?: string;
      message: string;
    };
    throw new TexError(`This formula does not parse: ${rawMessage ?? message}.`, position ?? 0, { cause });
  }
}

/** What is said of a page where somebody shares it. */
export type SharedPage = { readonly title: string; readonly text: string };

/** As large as those who show such pictures ask for. [pixels] */
export const card = { width: 1200, height: 630 } as const;

const colours = { paper: '#fdfcf9', ink: '#20242a', quiet: '#5b616b', accent: '#0b5d66' } as const;
const margin = 80;

/** A line of letters and how many of them fit, with a little to spare: letters are about half as wide as high. */
const title = { size: 74, step: 84, letters: 28, lines: 3 } as const;
const text = { size: 34, step: 48, letters: 58, lines: 3 } as const;

/** A page's card as SVG: its name, its sentence, and the roof. */
export function cardOf(page: SharedPage): string {
  const name = page.title.replace(/ · Ridgepoint$/, '');
  const heads = brokenUp(name, title);
  const first = 175;
  const below = first + (heads.length - 1) * title.step + 76;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${card.width}" height="${card.height}">`,
    `<rect width="100%" height="100%" fill="${colours.paper}"/>`,
    `<path d="M0 ${card.height - 30} 420 ${card.height - 75}H${card.width}" fill="none" stroke="${colours.accent}" stroke-width="10" stroke-linejoin="round"/>`,
    `<text x="${margin}" y="92" font-family="Source Sans 3" font-size="32" fill="${colours.accent}">Ridgepoint</text>`,
    ...heads.map((line, at) =>
      written(line, first + at * title.step, title.size, 'Source Sans 3', colours.ink),
    ),
    ...brokenUp(page.text, text).map((line, at) =>
      written(line, below + at * text.step, text.size, 'Source Serif 4', colours.quiet),
    ),
    '</svg>',
  ].join('');
}

const written = (line: string, y: number, size: number, family: string, fill: string): string =>
  `<text x="${margin}" y="${y}" font-family="${family}" font-size="${size}" fill="${fill}">${escaped(line)}</text>`;

const escaped = (line: string): string =>
  line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Words in lines; what is too long for them ends in an ellipsis. */
function brokenUp(
  words: string,
  { letters, lines }: { readonly letters: number; readonly lines: number },
): readonly string[] {
  const all: string[] = [];
  for (const word of words.split(/\s+/)) {
    const last = all.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters)
      all[all.length - 1] = `${last} ${word}`;
    else all.push(word);
  }
  const kept = all.slice(0, lines);
  if (all.length > lines) kept[lines - 1] = `${kept[lines - 1]?.replace(/[.,;:]?$/, '')} …`;
  return kept;
}

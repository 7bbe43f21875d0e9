import { expect, test } from 'vitest';
import { compileBody } from '../../src/authoring/body.ts';
import { checkLessonFile } from '../../src/authoring/lesson.ts';

const head = '---\nquestion: Why?\nsummary: Because.\nminutes: 1\nsources: [one]\n---\n\n';
const nothing = {
  hardware: new Map(),
  models: new Map(),
  lessons: [],
  problems: [],
  cards: [],
  chapters: [],
};

/** The characters told of a text, as a problem or card has it and as a lesson has it. */
const told = (text: string) => {
  const marked = ({ line, column, length }: { line: number; column: number; length: number }) =>
    (text.split('\n')[line - 1] ?? '').slice(column - 1, column - 1 + length);
  const { mistakes } = compileBody('a.mdx', text, { slots: [], sections: { Hint: [] } });
  const inLesson = checkLessonFile('a.mdx', head + text, { ...nothing, sources: ['one'] });
  const above = head.split('\n').length - 1;
  return {
    body: mistakes.map(marked),
    lesson: inLesson.map((one) => marked({ ...one, line: one.line - above })),
  };
};

test.for([
  ['It is **bold, and goes on.', ['**']],
  ['It is ** bold **.', ['**', '**']],
  ['It is **bold** and ***more.', ['***']],
  ['It costs $5.', ['$']],
  ['Of $x and $y$ one is open.', ['$']],
  ['One is $$ x.', ['$$']],
  ['Bold\n**in the second line, with $x.', ['**', '$']],
  ['| a | b |\n| - | - |\n| **x | 1 |', ['**']],
] as const)('%j has marks left in it', ([text, marks]) => {
  expect(told(text)).toEqual({ body: marks, lesson: marks });
});

test.for([
  'It is **bold** and *leaning*.',
  'It costs \\$2, or \\$3.',
  'With $x$ and\n$y +\nz$ in two lines.',
  'A `**` or `$` in code.',
  '```sh\necho $HOME **\n```',
  'Two \\*\\* stars, 2 * 3.',
  '$$\nx = 1\n$$',
  '{/* ** and $ for authors */}',
])('%j has none', (text) => {
  expect(told(text)).toEqual({ body: [], lesson: [] });
});

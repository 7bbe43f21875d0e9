/**
 * How well answers are understood, template by template: types every slip of 200 variants, the right answer as roundly as
 * the tolerance allows, and random wrong numbers. `npm run measure:diagnosis -- [variants] [ids of problems]`
 */
import { readdirSync, readFileSync } from 'node:fs';
import { readCourse } from '../src/authoring/course.ts';
import { compileProblem } from '../src/authoring/problem.ts';
import { readCatalogue } from '../src/authoring/read-catalogue.ts';
import { chance } from '../src/problems/seed.ts';
import { diagnoseTemplate, type TemplateDiagnosis } from '../src/problems/template-diagnosis.ts';

const given = process.argv.slice(2);
const variants = Number(given.find((one) => /^\d+$/.test(one)) ?? 200);
const wanted = given.filter((one) => !/^\d+$/.test(one));

const records = { ...readCatalogue('.'), lessons: readCourse('.').map(({ id }) => id) };
const templates = readdirSync('content/problems')
  .filter((name) => name.endsWith('.mdx') && (wanted.length === 0 || wanted.includes(name.slice(0, -4))))
  .sort()
  .map((name) => compileProblem(name, readFileSync(`content/problems/${name}`, 'utf8'), records))
  .filter(({ ask }) => ask.kind === 'number');

const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)}%`;
const row = (name: string, cells: readonly string[]): string =>
  [name.padEnd(40), ...cells.map((cell) => cell.padStart(8))].join('');
const cells = (one: Omit<TemplateDiagnosis, 'id' | 'missed'>): readonly string[] => [
  String(one.slipped),
  share(one.named, one.slipped),
  String(one.right),
  String(one.refused),
  String(one.wrong),
  share(one.blamed, one.wrong),
];

console.log(row('problem', ['slips', 'named', 'right', 'refused', 'wrong', 'blamed']));
const all = templates.map((template) => {
  const found = diagnoseTemplate(template, { variants, guesses: 10, chance: chance(1) });
  const missed = found.missed.slice(0, 3).map(([slip, times]) => `${slip} ${times}`);
  console.log(
    `${row(found.id, cells(found))}${missed.length > 0 ? `  not named: ${missed.join(', ')}` : ''}`,
  );
  return found;
});
const sum = (key: 'slipped' | 'named' | 'right' | 'refused' | 'wrong' | 'blamed') =>
  all.reduce((total, one) => total + one[key], 0);
const total = {
  slipped: sum('slipped'),
  named: sum('named'),
  right: sum('right'),
  refused: sum('refused'),
  wrong: sum('wrong'),
  blamed: sum('blamed'),
};
console.log(row('all', cells(total)));
console.log(
  '\nTargets: 97% of slips named first or second, no right answer refused, under 5% of wrong ones blamed.',
);
process.exitCode =
  total.named >= 0.97 * total.slipped && total.refused === 0 && total.blamed < 0.05 * total.wrong ? 0 : 1;

import { z } from 'astro/zod';
import { conceptIds } from '../problems/concepts.ts';
import { plainWords } from './plain-words.ts';

const words = z.string().min(1);
const expression = words.meta({
  id: 'expression',
  description: 'A quantity, or an expression over quantities and names of let.',
});

/** A value with its unit; one without is a plain number in YAML. */
const amount = z
  .union([words, z.number()], { error: 'expected a value with its unit, such as 20 ms' })
  .transform(String);

const overlay = z
  .record(z.string(), z.unknown())
  .meta({ id: 'overlay', description: 'What this option draws differently: one value a name, as in given.' });

/** A number alone is a formula too. */
const formula = z
  .union([words, z.number()], { error: 'expected a quantity, an expression over quantities, or a number' })
  .transform(String);

/** An option by its value: a quantity alone is named by its own name. */
const weighed = z.union(
  [
    expression,
    z.strictObject({
      says: words.describe('What the learner reads; {name} stands for a value.'),
      value: expression,
      with: overlay.optional(),
    }),
  ],
  { error: 'expected a quantity or an expression, or { says, value }' },
);

const claim = z.strictObject({
  says: words.describe('What the learner reads; {name} stands for a value.'),
  right: z
    .literal(true, { error: 'expected true; options that are wrong leave it out' })
    .optional()
    .describe('This is the one, in every variant.'),
  when: words
    .optional()
    .describe('This is the one where it holds: compute_time > memory_time, several joined by and.'),
  because: words.optional().describe('Why it is right, or what is wrong with it; told when it was chosen.'),
});

const forms = z
  .strictObject({
    of: expression.optional(),
    largest: z.array(weighed).min(2).max(6).optional().describe('Which of these is largest?'),
    smallest: z.array(weighed).min(2).max(6).optional().describe('Which of these is smallest?'),
    choose: z.array(claim).min(2).max(6).optional().describe('Which of these claims holds?'),
    order: z.array(weighed).min(3).max(6).optional().describe('To be put in order, the least first.'),
    sketch: words.optional().describe('A quantity whose curve is drawn.'),
    over: words.optional().describe('The quantity along the axis of a sketch.'),
    from: amount.optional().describe('The least value on that axis, with its unit.'),
    to: amount.optional().describe('The largest value on that axis, with its unit.'),
  })
  .describe('A number is asked by naming it; everything else by one of these keys.');

/** The head of a problem file: what an author may write, key by key. The schema for editors is made from this. */
export const ProblemHead = z.strictObject({
  title: plainWords.describe('As it stands in lists: a noun phrase, no full stop.'),
  lesson: words.describe('The lesson it drills, by its id in content/course.yaml.'),
  level: z
    .union([z.literal(1), z.literal(2), z.literal(3)])
    .describe('1 one step, 2 two or three, 3 choose the model first.'),
  concepts: z.array(z.enum(conceptIds)).default([]).describe('What it is about; the first is the main one.'),
  prerequisites: z.array(z.string()).default([]).describe('Problems to have done before, by file name.'),
  version: z.int().positive().default(1).describe('Raise it when what a seed draws changes.'),
  given: z.record(z.string(), z.unknown()).meta({
    id: 'given',
    description:
      'What is drawn for each variant: a value, { one_of: [...] }, or { from, to, by } with by a step, doubling or 1-2-5.',
  }),
  let: z
    .record(z.string(), formula)
    .default({})
    .describe('Names for expressions; a quantity named here is given the value of its expression.'),
  ask: z
    .union([expression, forms], {
      error: 'expected a quantity, an expression over quantities, or a form such as { largest: [...] }',
    })
    .describe('What is asked.'),
  unit: words.optional().describe('The unit a bare number is read in; the quantity’s own where absent.'),
  tolerance: z
    .union([words, z.number()])
    .transform(String)
    .default('5%')
    .describe('How far from right is right: 5%, 2 sequences, 2 figures, factor 2.'),
  range: z
    .strictObject({ from: amount, to: amount })
    .optional()
    .describe('Answers outside are not drawn; with units.'),
  overfull: z
    .literal(true)
    .optional()
    .describe('Draw setups that do not fit the memory too, because that is the question.'),
  accept: z
    .strictObject({
      rounding: z
        .enum(['up', 'down', 'nearest'])
        .optional()
        .describe('For counts: the whole number that is right too.'),
      units: z.array(words).default([]).describe('Units of another dimension that pass for the asked one.'),
      nouns: z
        .array(words)
        .default([])
        .describe(
          'What the statement counts, in the plural, where it is no unit: racks. It may follow the number.',
        ),
      also: z
        .array(z.strictObject({ value: expression, says: words }))
        .default([])
        .describe('Other answers that are right, and what to say of them.'),
    })
    .default({ units: [], nouns: [], also: [] }),
  tells_apart: z
    .array(z.string())
    .default([])
    .describe('Slips every variant must tell from the right answer, by what was edited: no_sparsity.'),
  mistakes: z
    .record(z.string(), z.strictObject({ value: expression, says: words }))
    .default({})
    .describe('Wrong answers you expect, by a name that stays: the value each leads to, and what to say.'),
});

export type ProblemHead = z.output<typeof ProblemHead>;
export type AskForms = z.output<typeof forms>;

/** The parts of a body, besides its text, and the attributes of each. */
export const problemSections = {
  Hint: [],
  Insight: [],
  Solution: [],
  Figure: ['of', 'over', 'from', 'to'],
} as const;

import { z } from 'astro/zod';
import { formatIds } from '../engine/number-formats.ts';
import { choices, quantity, quantityIds } from '../engine/quantities.ts';
import { formatNames, recordChoices } from './given.ts';
import { ProblemHead } from './problem-head.ts';

/** Where it is kept: beside the files it describes, so that one line in them names it. */
export const schemaFile = 'content/problems/.schema.json';

/** The first line of a problem's head, by which an editor finds the schema. */
export const schemaLine = '# yaml-language-server: $schema=./.schema.json';

/**
 * The JSON Schema of a problem's head, for editors: what the compiler reads heads by, with the names that
 * can be given and asked, each with what it is and its unit.
 */
export function problemSchema(): unknown {
  const { definitions, ...schema } = z.toJSONSchema(ProblemHead, { io: 'input', target: 'draft-7' });
  const named = definitions as { readonly [name: string]: object };
  return {
    $schema: schema.$schema,
    title: 'The head of a problem',
    ...schema,
    definitions: {
      ...named,
      // An editor offers the quantities; an expression is any text.
      expression: { ...named['expression'], anyOf: [{ enum: quantityIds }, { type: 'string' }] },
      given: { ...named['given'], properties: names(), additionalProperties: false },
      overlay: {
        ...named['overlay'],
        propertyNames: { enum: Object.keys(names()) },
        additionalProperties: { $ref: '#/definitions/value' },
      },
      value: { type: ['string', 'number'] },
      draw: {
        anyOf: [
          { $ref: '#/definitions/value' },
          {
            type: 'object',
            properties: { one_of: { type: 'array', items: { $ref: '#/definitions/value' }, minItems: 1 } },
            required: ['one_of'],
            additionalProperties: false,
          },
          {
            type: 'object',
            properties: {
              from: { $ref: '#/definitions/value' },
              to: { $ref: '#/definitions/value' },
              by: {
                description: 'A step with its unit, doubling or 1-2-5.',
                anyOf: [{ enum: ['doubling', '1-2-5'] }, { $ref: '#/definitions/value' }],
              },
            },
            required: ['from', 'to', 'by'],
            additionalProperties: false,
          },
        ],
      },
    },
  };
}

/** Every name that can be given, with what it is. */
function names(): { readonly [name: string]: unknown } {
  // Beside a $ref nothing else counts, so it stands inside.
  const described = (description: string) => ({ description, allOf: [{ $ref: '#/definitions/draw' }] });
  const oneOf = (options: readonly string[]) => described(`One of ${options.join(', ')}.`);
  return {
    hardware: described('A chip of content/hardware, by file name.'),
    model: described('A model of content/models, by file name.'),
    ...Object.fromEntries(formatNames.map((name) => [name, oneOf(formatIds)])),
    ...Object.fromEntries(
      Object.entries({ ...recordChoices, ...choices }).map(([name, options]) => [name, oneOf(options)]),
    ),
    ...Object.fromEntries(quantityIds.map((id) => [id, described(inWords(quantity(id)))])),
  };
}

const inWords = ({ name, unit }: { readonly name: string; readonly unit: string }): string =>
  unit === '1' ? `${name}, a number` : `${name}, in ${unit}`;

/** The schema as its file has it. */
export const schemaText = (): string => `${JSON.stringify(problemSchema(), undefined, 2)}\n`;

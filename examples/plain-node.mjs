// The library from plain Node: solve, draw, grade. In a folder of your own: npm install ridgepoint-core-*.tgz && node plain-node.mjs

import { format, scenario, solve } from 'ridgepoint-core';
import hardware from 'ridgepoint-core/data/hardware.json' with { type: 'json' };
import models from 'ridgepoint-core/data/models.json' with { type: 'json' };
import problems from 'ridgepoint-core/data/problems.json' with { type: 'json' };
import { drawVariant, grade, plainText, statement } from 'ridgepoint-core/problems';

const givens = scenario({
  hardware: hardware['h100-sxm'],
  chips: 16,
  model: models['deepseek-v3'],
  batch: 64,
  context: 8192,
});
const { value, unit } = solve(givens, 'step_time');
console.log(`A pass takes ${format(value, unit)}.`);

const variant = drawVariant(problems['optimal-batch-from-sparsity'], 7);
console.log(plainText(statement(variant)));
console.log(grade(variant, String(variant.answer.value)).code);
console.log(grade(variant, String(variant.answer.value * 2)).code);

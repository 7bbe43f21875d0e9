import { expect, test } from 'vitest';
import { firstUse } from '../../src/authoring/first-use.ts';

const lessons = [
  { id: 'one', body: 'No figure, only `<HbmDrain />` in words.' },
  {
    id: 'two',
    body: 'Look:\n\n<HbmDrain hardware="gb200" fill={30} />\n\n<HbmDrain hardware="h100-sxm" fill={0} />',
  },
  { id: 'three', body: '<HbmDrain hardware="tpu-v7" fill={1} />' },
];

test('a figure is first used where the course first has it, as it is set there', () => {
  expect(firstUse('HbmDrain', lessons)).toEqual({
    lesson: 'two',
    attributes: { hardware: 'gb200', fill: 30 },
  });
});

test('a figure that no lesson uses is named', () => {
  expect(() => firstUse('RooflinePlot', lessons)).toThrow('No lesson uses <RooflinePlot />.');
});

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { readEverything } from '../../src/export/everything.ts';
import { qtiPackage } from '../../src/export/qti.ts';
import { qtiItem } from '../../src/export/qti-item.ts';
import { type Spelling, spellings } from '../../src/export/qti-spelling.ts';
import { askedOf, type Question } from '../../src/export/question.ts';
import { drawVariant } from '../../src/problems/draw-variant.ts';
import { grade } from '../../src/problems/grade.ts';

const { chapters, problems } = readEverything('.');
const banks = chapters.flatMap((chapter) => {
  const asked = problems
    .filter(({ lesson, ask }) => lesson === chapter.id && ask.kind !== 'sketch')
    .map(askedOf);
  return asked.length > 0 ? [{ chapter, asked }] : [];
});
const packages = banks.flatMap((bank) => spellings.map((spelling) => ({ ...bank, spelling })));
const [first, second] = spellings;
if (!first || !second) throw new Error('Two versions are expected.');

const filesOf = (packed: Uint8Array): ReadonlyMap<string, string> =>
  new Map(Object.entries(unzipSync(packed)).map(([name, content]) => [name, strFromU8(content)]));

const folder = mkdtempSync(join(tmpdir(), 'qti-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What xmllint says against these files; nothing where they are valid. */
function faults(schema: string, files: ReadonlyMap<string, string>): string {
  const paths = [...files].map(([name, content]) => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  });
  try {
    const args = ['--nonet', '--noout', '--relaxng', `test/export/schemas/${schema}.rng`, ...paths];
    execFileSync('xmllint', args, { stdio: 'pipe', maxBuffer: 1e8 });
    return '';
  } catch (cause) {
    const said = String(cause instanceof Error && 'stderr' in cause ? cause.stderr : cause);
    return said.replaceAll(/^.* validates\n/gm, '');
  }
}

const attribute = (xml: string, name: string): readonly string[] =>
  [...xml.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map(([, value = '']) => value);
const between = (xml: string, tag: string): readonly string[] =>
  [...xml.matchAll(new RegExp(`<${tag}(?: [^>]*)?>(.*?)</${tag}>`, 'gs'))].map(([, inside = '']) => inside);

describe('a package of QTI', () => {
  test.each(packages)('of $chapter.title in $spelling.version is valid, file by file', (one) => {
    const { chapter, asked, spelling } = one;
    const files = filesOf(qtiPackage(chapter, asked, spelling));
    const inFolder = (isManifest: boolean) =>
      new Map(
        [...files].flatMap(([name, content]): [string, string][] =>
          (name === 'imsmanifest.xml') === isManifest
            ? [[`${spelling.version}/${chapter.id}/${name}`, content]]
            : [],
        ),
      );
    expect(faults('qti-manifest', inFolder(true))).toBe('');
    expect(faults(`qti-${spelling.version}`, inFolder(false))).toBe('');
  });

  test.each(packages)(
    'of $chapter.title in $spelling.version holds what its manifest and its test name, and no more',
    (one) => {
      const { chapter, asked, spelling } = one;
      const files = filesOf(qtiPackage(chapter, asked, spelling));
      const manifest = files.get('imsmanifest.xml') ?? '';
      const items = asked.flatMap(({ questions }) => questions.map(({ id }) => `items/${id}.xml`));
      expect([...files.keys()].toSorted()).toEqual(['imsmanifest.xml', 'test.xml', ...items].toSorted());
      expect([...new Set(attribute(manifest, 'href'))].toSorted()).toEqual(['test.xml', ...items].toSorted());
      expect(attribute(files.get('test.xml') ?? '', 'href').toSorted()).toEqual(items.toSorted());
    },
  );

  test('draws one variant of each problem', () => {
    for (const { chapter, asked } of banks) {
      const sections = between(
        filesOf(qtiPackage(chapter, asked, first)).get('test.xml') ?? '',
        'assessmentSection',
      );
      expect(sections).toHaveLength(asked.length);
      for (const [at, section] of sections.entries()) {
        expect(section).toContain('<selection select="1"/>');
        expect(attribute(section, 'identifier')).toEqual(asked[at]?.questions.map(({ id }) => id));
      }
    }
  });

  test('gives no two things one name, in all chapters together', () => {
    const ids = banks.flatMap(({ chapter, asked }) =>
      attribute(filesOf(qtiPackage(chapter, asked, first)).get('test.xml') ?? '', 'identifier').filter(
        (id) => !['SCORE', 'part'].includes(id),
      ),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('is the same to the byte when it is made again', () => {
    for (const { chapter, asked, spelling } of packages.slice(0, 2))
      expect(qtiPackage(chapter, asked, spelling)).toEqual(qtiPackage(chapter, asked, spelling));
  });

  test('leaves nothing unfilled', () => {
    for (const { asked } of banks)
      for (const question of asked.flatMap(({ questions }) => questions))
        expect(qtiItem(question, first), question.id).not.toMatch(/undefined|NaN|Infinity|\[object/);
  });

  test('says the same in both versions: 3.0 is 2.1 with its names in other letters', () => {
    const camel = (name: string) => name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    const inWordsOf21 = (xml: string) =>
      xml
        .replaceAll(/<(\/?)qti-([a-z-]+)/g, (_, slash: string, name: string) => `<${slash}${camel(name)}`)
        .replaceAll(/ ([a-z]+(?:-[a-z]+)+)="/g, (_, name: string) => ` ${camel(name)}="`)
        .replaceAll(/<\/?contentBody>/g, '');
    const withoutHead = (xml: string) =>
      xml.replace(/ xmlns="[^"]*"/, '').replace(/ xsi:schemaLocation="[^"]*"/, '');
    for (const { asked } of banks)
      for (const question of asked.flatMap(({ questions }) => questions))
        expect(withoutHead(inWordsOf21(qtiItem(question, second))), question.id).toBe(
          withoutHead(qtiItem(question, first)),
        );
  });
});

describe('the schemas written for these tests', () => {
  const asked = banks.flatMap((bank) => bank.asked).flatMap(({ questions }) => questions);
  const of = (kind: Question['kind'], { version }: Pick<Spelling, 'version'>): string => {
    const question = asked.find((one) => one.kind === kind);
    const spelling = spellings.find((one) => one.version === version);
    return question && spelling ? qtiItem(question, spelling) : '';
  };
  test.each<[string, string, string | RegExp, string]>([
    ['an item without a title', 'number', / title="[^"]*"/, ''],
    ['an element of another version', 'number', 'toleranceMode', 'tolerance-mode'],
    ['a tolerance that is no number', 'number', /tolerance="[^"]*"/, 'tolerance="a little"'],
    ['three bounds', 'number', /tolerance="[^"]*"/, 'tolerance="1 2 3"'],
    ['one thing compared', 'number', /<variable identifier="RESPONSE"\/>/, ''],
    ['a fraction without its lower half', 'number', /<mfrac>.*?<\/mfrac>/s, '<mfrac><mn>1</mn></mfrac>'],
    ['a paragraph in a paragraph', 'number', '<p>', '<p><p>a</p>'],
    [
      'a formula in no namespace of its own',
      'number',
      / xmlns="http:\/\/www.w3.org\/1998\/Math\/MathML"/,
      '',
    ],
    ['what only our pages have', 'number', '<p>', '<p tabindex="0">'],
    ['a choice that may be shuffled or not', 'choice', ' shuffle="true"', ''],
    ['an option without a name', 'choice', / identifier="OPTION_\d"/, ''],
    ['an order of nothing', 'order', /<simpleChoice.*<\/simpleChoice>/s, ''],
    ['feedback that is neither shown nor hidden', 'order', ' showHide="show"', ''],
    ['an identifier with a blank', 'order', 'identifier="RESPONSE"', 'identifier="THE RESPONSE"'],
  ])('refuse %s', (_, kind, sound, spoilt) => {
    const xml = of(kind as Question['kind'], { version: '2.1' });
    expect(faults('qti-2.1', new Map([['sound.xml', xml]]))).toBe('');
    expect(xml.replace(sound, spoilt)).not.toBe(xml);
    expect(faults('qti-2.1', new Map([['spoilt.xml', xml.replace(sound, spoilt)]]))).toContain(
      'fails to validate',
    );
  });

  test('tell the two versions apart', () => {
    expect(faults('qti-3.0', new Map([['other.xml', of('order', { version: '2.1' })]]))).toContain('fails');
    expect(faults('qti-2.1', new Map([['other.xml', of('order', { version: '3.0' })]]))).toContain('fails');
  });

  test('refuse a manifest that depends on what is not there', () => {
    const [bank] = banks;
    if (!bank) throw new Error('There is no bank.');
    const manifest = filesOf(qtiPackage(bank.chapter, bank.asked, first)).get('imsmanifest.xml') ?? '';
    const spoilt = manifest.replace('identifierref="', 'identifierref="no-such-');
    expect(faults('qti-manifest', new Map([['spoilt.xml', spoilt]]))).toContain('no-such-');
  });
});

/** What a system makes of an answer by the rules in an item, as "equal" has them in the Information Model of QTI 2.1. */
function scored(item: string, typed: number): { readonly score: number; readonly feedback: string } {
  const branches = [...item.matchAll(/<response(?:Else)?If>(.*?)<\/response(?:Else)?If>/gs)];
  const [, branch = ''] = branches.find(([, one = '']) => holds(one, typed)) ?? [];
  const [id = 'WORKED'] = between(branch, 'baseValue').filter((value) => value.startsWith('ANSWER_'));
  return {
    score: /identifier="SCORE"><baseValue baseType="float">1</.test(branch) ? 1 : 0,
    feedback:
      new RegExp(`<modalFeedback [^>]*identifier="${id}">(.*?)</modalFeedback>`, 's').exec(item)?.[1] ?? '',
  };
}

/** Whether a number is in the range of a branch: of the two expressions the first, x, is the one the range is about. */
function holds(branch: string, typed: number): boolean {
  const [, value = ''] = /<equal [^>]*>\s*<baseValue baseType="float">(.*?)</s.exec(branch) ?? [];
  const [tolerance = ''] = attribute(branch, 'tolerance');
  const [x, [below = 0, above = below]] = [Number(value), tolerance.split(' ').map(Number)];
  const [low, high] = attribute(branch, 'toleranceMode').includes('relative')
    ? [x * (1 - below / 100), x * (1 + above / 100)]
    : [x - below, x + above];
  // Ten figures are written of each.
  const hair = 1e-9 * Math.abs(x);
  return typed >= low - hair && typed <= high + hair;
}

const variantOf = (id: string) => {
  const [, name = '', seed = ''] = /^(.*)-\d+-(\d+)$/.exec(id) ?? [];
  const template = problems.find((one) => one.id === name);
  if (!template) throw new Error(`${id} belongs to no problem.`);
  return drawVariant(template, Number(seed));
};
const questions = banks.flatMap(({ asked }) => asked).flatMap((one) => one.questions.slice(0, 3));
const numbers = questions.flatMap((one) => (one.kind === 'number' ? [one] : []));
const choices = questions.flatMap((one) => (one.kind === 'choice' ? [one] : []));
const orders = questions.flatMap((one) => (one.kind === 'order' ? [one] : []));
const ranges = numbers.flatMap((question) => question.ranges.map((range) => ({ question, ...range })));
const isRightOnSite = (id: string, typed: number | string): boolean =>
  grade(variantOf(id), String(typed)).code === 'correct';

/** What an item states as right, by the names on the site. */
const rightIn = (question: Question): readonly string[] =>
  between(qtiItem(question, first), 'correctResponse')
    .flatMap((one) => between(one, 'value'))
    .map((id) => id.replace('OPTION_', ''));

describe('an item of QTI', () => {
  test('scores a number as the site does, up to both ends of every range', () => {
    for (const { question, value, low, high, isRight } of ranges)
      for (const typed of [value, value + 0.98 * (high - value), value - 0.98 * (value - low)]) {
        const { score } = scored(qtiItem(question, first), typed);
        expect({ score, onSite: isRightOnSite(question.id, typed) }, `${question.id} ${typed}`).toEqual({
          ...{ score: isRight ? 1 : 0, onSite: isRight },
        });
      }
  });

  test('scores nothing that the site does not, beyond those ends', () => {
    for (const { question, value, low, high } of ranges)
      for (const typed of [high + (high - value) / 2, low - (value - low) / 2])
        expect(scored(qtiItem(question, first), typed).score === 1, `${question.id} ${typed}`).toBe(
          isRightOnSite(question.id, typed),
        );
  });

  test('tells a slip what the site tells it, and works the solution for everyone', () => {
    for (const { question, value, says } of ranges) {
      const told = scored(qtiItem(question, first), value).feedback;
      expect(told.endsWith(question.solution), question.id).toBe(true);
      expect(unescaped(told.slice(0, -question.solution.length))).toBe(says ? `<p>${says}</p>` : '');
    }
    for (const question of numbers)
      expect(scored(qtiItem(question, first), -1e30)).toEqual({ score: 0, feedback: question.solution });
  });

  test('names the unit and the tolerance in what it asks', () => {
    const asked = problems.find(({ id }) => id === 'cost-at-batch-1');
    const [question] = asked ? askedOf(asked).questions : [];
    if (!question) throw new Error('The problem is not there.');
    expect(qtiItem(question, first)).toMatch(
      /<p>Answer in [^<]+, within \d+%; the number alone, such as 0\.5 or 1\.2e9\. <textEntryInteraction /,
    );
  });

  test('accepts the choice and the order that the site accepts, and no other', () => {
    for (const question of choices) {
      expect(rightIn(question)).toHaveLength(1);
      for (const { id } of question.options)
        expect(isRightOnSite(question.id, id), question.id).toBe(rightIn(question).includes(id));
    }
    for (const question of orders) {
      expect(isRightOnSite(question.id, rightIn(question).join(' '))).toBe(true);
      expect(isRightOnSite(question.id, rightIn(question).toReversed().join(' '))).toBe(false);
    }
  });

  test('tells each choice why it is right or what is wrong with it', () => {
    for (const question of choices) {
      const told = between(qtiItem(question, first), 'modalFeedback');
      for (const { because } of question.options)
        if (because) expect(told, question.id).toContain(`<div>${because}</div>${question.solution}`);
    }
  });
});

const unescaped = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

test('the schemas are our own, and say so', () => {
  for (const name of ['mathml', 'qti-2.1', 'qti-3.0', 'qti-manifest'])
    expect(readFileSync(`test/export/schemas/${name}.rng`, 'utf8')).toMatch(
      /[Nn]ot (?:the|those) (?:published )?schema/,
    );
});

import { getCollection } from 'astro:content';
import { attributesOf, everyNode, treeOf } from '../authoring/lesson-tree.ts';
import type { CourseQuestion } from '../widgets/course/attempt.ts';
import { course } from './course.ts';

/** The lessons that go into packages, with the problems they ask, in reading order. Without a problem there is nothing to report. */
export async function courseLessons() {
  const problems = await getCollection('problems');
  return (await course()).flatMap(({ id, title, lesson }) => {
    if (!lesson) return [];
    const nodes = everyNode(treeOf(lesson.body ?? '', () => {}));
    const named = nodes.flatMap((node) => (node.name === 'Problem' ? (attributesOf(node)['id'] ?? '') : []));
    const questions = [...new Set(named)].flatMap((name): CourseQuestion[] =>
      problems.flatMap(({ data }) =>
        data.id === name ? [{ id: data.id, version: data.version, title: data.title }] : [],
      ),
    );
    return questions.length > 0 ? [{ id, title, lesson, questions }] : [];
  });
}

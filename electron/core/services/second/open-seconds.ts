import type { OpenSecond } from '#schemas/contract/second.ts';
import type { PersonId, SecondSampleId } from '#schemas/domain/id.ts';
import type { Project } from '../../project/project.ts';
import { taskOf } from './annotate-second.ts';
import { readSeconds } from './second-documents.ts';

/** Second annotations of a sample, or of all, that are still to be done: how many by each person, and which, in parts. */
export async function openSeconds(
  project: Project,
  {
    sample,
    annotator,
    after,
    limit,
  }: {
    readonly sample: SecondSampleId | null;
    readonly annotator: PersonId | null;
    readonly after: string | null;
    readonly limit: number;
  },
): Promise<{ people: { person: PersonId; count: number }[]; tasks: OpenSecond[]; next: string | null }> {
  const counts = new Map<PersonId, number>();
  const tasks: OpenSecond[] = [];
  let isMore = false;
  for await (const second of readSeconds(project, { sample, states: ['open'] })) {
    const { id, annotator: person } = second.root;
    counts.set(person, (counts.get(person) ?? 0) + 1);
    // They come in the order of their ids; the one that ended the last part may be done by now.
    const isNext = after === null || id > after;
    if (isNext && (annotator === null || annotator === person)) {
      const task = tasks.length < limit ? await taskOf(project, second) : null;
      if (task) tasks.push({ ...task, annotator: person });
      else isMore ||= tasks.length === limit;
    }
  }
  return {
    people: [...counts].map(([person, count]) => ({ person, count })),
    tasks,
    next: isMore ? (tasks.at(-1)?.second ?? null) : null,
  };
}

import type { Reason } from '#schemas/domain/reason.ts';
import { isObject, textOf } from '../reading/json-text.ts';
import { entryProblem } from '../reading/report.ts';
import type { Place } from './left-out.ts';
import type { Result } from './result.ts';

/** What is taken of a task of the JSON export, whose annotations may be of several persons. */
export interface AnsweredTask {
  /** Results of the annotation that is taken; null where there is none. */
  readonly results: readonly unknown[] | null;
  /** Names the annotations that are left out beside it. */
  readonly leftOut: readonly Reason[];
  /** What there is in place of an annotation: predictions of a model, or only what somebody skipped. */
  readonly instead?: 'predictions' | 'skipped';
}

interface Annotation {
  readonly id: string;
  readonly results: readonly unknown[];
  readonly isGroundTruth: boolean;
}

/** The annotation that is marked as ground truth, else the first, of those that nobody skipped. */
export function answerOf(task: Result, place: Place): AnsweredTask {
  const given = listOf(task['annotations'] ?? task['completions']);
  const answers = given.filter((one) => !isSkipped(one)).flatMap(annotationOf);
  const taken = answers.find(({ isGroundTruth }) => isGroundTruth) ?? answers[0];
  if (!taken) {
    const isPredicted = listOf(task['predictions']).length > 0;
    const instead = given.some(isSkipped) ? 'skipped' : isPredicted ? 'predictions' : null;
    return { results: null, leftOut: [], ...(instead === null ? {} : { instead }) };
  }
  const others = answers.filter((one) => one !== taken);
  return { results: taken.results, leftOut: others.length === 0 ? [] : [besideTaken(place, taken, others)] };
}

function annotationOf(annotation: Result, index: number): readonly Annotation[] {
  const { id, result, ground_truth } = annotation;
  if (!Array.isArray(result)) return [];
  return [{ id: textOf(id) ?? `${index + 1}`, results: result, isGroundTruth: ground_truth === true }];
}

function isSkipped({ was_cancelled, skipped }: Result): boolean {
  return was_cancelled === true || skipped === true;
}

function besideTaken({ file, place }: Place, taken: Annotation, others: readonly Annotation[]): Reason {
  const said = contentOf(taken.results);
  const differing = others.filter(({ results }) => contentOf(results) !== said).length;
  const named = { taken: taken.id, count: others.length, differing };
  const rest = `the others (${others.length}, of which ${differing} say something else) were left out`;
  if (taken.isGroundTruth) {
    const problem = `annotation ${taken.id} was taken, as it is marked as ground truth; ${rest}`;
    return entryProblem(file, place, problem, 'annotations-beside-truth', named);
  }
  const problem = `the first annotation (${taken.id}) was taken, as none is marked as ground truth; ${rest}: mark the right one, export and import again if it is another`;
  return entryProblem(file, place, problem, 'annotations-beside-first', named);
}

/** What results say, but for the ids of their regions, which differ from person to person. */
function contentOf(results: readonly unknown[]): string {
  const all = results.filter(isObject);
  const values = new Map(all.filter(({ type }) => type !== 'relation').map(({ id, value }) => [id, value]));
  const said = all.map(({ type, from_name, value, from_id, to_id, direction, labels }) =>
    type === 'relation'
      ? JSON.stringify([direction, labels, values.get(from_id), values.get(to_id)])
      : JSON.stringify([from_name, type, value]),
  );
  return said.toSorted().join('\n');
}

function listOf(value: unknown): readonly Result[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

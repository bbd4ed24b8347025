import type { QuarantinedSource } from '#schemas/formats/import-record.ts';
import { quarantine } from '../reading/report.ts';
import type { AnsweredTask } from './annotations-of-task.ts';

/** Says once for a file how many of its tasks hold no annotation, but something else that is no truth. */
export function unanswered(file: string, tasks: readonly AnsweredTask['instead'][]): readonly QuarantinedSource[] {
  const predicted = tasks.filter((instead) => instead === 'predictions').length;
  const skipped = tasks.filter((instead) => instead === 'skipped').length;
  return [
    ...(predicted === 0 ? [] : [predictionsAlone(file, predicted)]),
    ...(skipped === 0 ? [] : [skippedAlone(file, skipped)]),
  ];
}

function predictionsAlone(file: string, count: number): QuarantinedSource {
  const problem = `${count} of its tasks have predictions and no annotation, and predictions are no truth, so their pictures came in without any; annotate the tasks, export and import again if it is`;
  return quarantine(file, '', problem, 'predictions-alone', { count });
}

function skippedAlone(file: string, count: number): QuarantinedSource {
  const problem = `${count} of its tasks were skipped by whoever annotated them, so their pictures came in without truth; annotate the tasks, export and import again if they are needed`;
  return quarantine(file, '', problem, 'tasks-skipped', { count });
}

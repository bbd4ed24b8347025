import type { QuarantinedSource } from '#schemas/formats/import-record.ts';
import { type FoundBoxPage, planBoxPages } from '../boxes/plan-box-pages.ts';
import { extensionOf } from '../path.ts';
import { imageAddressOf, pathsOfAddress } from '../reading/image-address.ts';
import { isObject, readJsonFile, textOf } from '../reading/json-text.ts';
import { quarantine } from '../reading/report.ts';
import type { SourceFiles, SourceReader } from '../reading/source-reader.ts';
import { type AnsweredTask, answerOf } from './annotations-of-task.ts';
import { isTableExport, looksLikeTask, looksLikeTasks } from './known-by.ts';
import { type MinimalResults, resultsOfMinimal } from './minimal-results.ts';
import { saysNoRelations, truthOfResults } from './truth-of-results.ts';
import { unanswered } from './unanswered.ts';

/**
 * Label Studio's JSON export: a list of tasks, or a file each, with an image in `data` and results in annotations (see `answerOf`), or its
 * "JSON-MIN", whose tasks hold both themselves. Predictions are no truth.
 */
export const labelStudioReader: SourceReader = {
  format: 'label-studio',
  recognises: (files) =>
    files.some(({ path, head }) =>
      extensionOf(path) === 'json'
        ? looksLikeTasks(head ?? '') || looksLikeTask(head ?? '')
        : isTableExport(path, head ?? ''),
    ),
  plan: async (files, options) => {
    const found: FoundBoxPage[] = [];
    const quarantined: QuarantinedSource[] = [];
    const notices: QuarantinedSource[] = [];
    for (const path of files.paths.filter((name) => extensionOf(name) === 'json')) {
      const read = await readJsonFile(files, path);
      const tasks = read.kind === 'json' ? tasksOf(read.value) : null;
      if (read.kind === 'unreadable') quarantined.push({ source: path, reason: read.reason });
      else if (tasks) {
        const instead: AnsweredTask['instead'][] = [];
        for (const [index, task] of tasks.entries()) {
          const page = pageOf(path, index, task, files);
          if ('reason' in page) quarantined.push(page);
          else {
            found.push(page);
            instead.push(page.instead);
          }
        }
        notices.push(...unanswered(path, instead));
      } else files.decline(path);
    }
    for (const path of files.paths.filter((name) => ['csv', 'tsv'].includes(extensionOf(name)))) {
      const decoded = await files.text(path);
      if (decoded.kind === 'text' && isTableExport(path, decoded.text)) quarantined.push(tableExport(path));
      else files.decline(path);
    }
    const plan = planBoxPages(files, options, found, quarantined);
    return { ...plan, notices: [...plan.notices, ...notices] };
  },
};

/** The tasks of a file: a list of them, one, or an annotation that its task lies in. */
function tasksOf(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value;
  if (!isObject(value)) return null;
  if (isObject(value['task']) && Array.isArray(value['result'])) return [{ ...value['task'], annotations: [value] }];
  return isObject(value['data']) && ('annotations' in value || 'predictions' in value) ? [value] : null;
}

/** Columns of CSV say neither which values belong together nor which are of the data. */
function tableExport(path: string): QuarantinedSource {
  const problem =
    'this is the CSV or TSV export of Label Studio, whose cells hold boxes as JSON, and it was not read. Export the project as JSON and import that';
  return quarantine(path, '', problem, 'label-studio-table');
}

function pageOf(
  file: string,
  index: number,
  task: unknown,
  files: SourceFiles,
): (FoundBoxPage & Pick<AnsweredTask, 'instead'>) | QuarantinedSource {
  const id = isObject(task) ? textOf(task['id']) : null;
  const place = `task ${id ?? index + 1}`;
  const shown = isObject(task) && isObject(task['data']) ? task['data'] : task;
  const name = isObject(shown) ? imageOf(shown, file, files) : null;
  if (!isObject(task) || name === null) return quarantine(file, place, 'its data names no image', 'picture-unnamed');
  const minimal = isObject(task['data']) ? null : resultsOfMinimal(task, { file, place });
  const { results, leftOut, instead } = minimal ? answerOfMinimal(minimal) : answerOf(task, { file, place });
  const said = truthOfResults(file, place, results ?? []);
  const repairs = [...(said.repairs ?? []), ...leftOut];
  const isUnclear = minimal !== null && minimal.unclear.length > 0 && said.boxes.length + said.problems.length === 0;
  const relations = said.relations ?? (saysNoRelations(task, results ?? []) ? [] : undefined);
  return {
    page: {
      file,
      ...said,
      ...(relations ? { relations } : {}),
      repairs,
      ...(results === null || isUnclear ? { isSilent: true } : {}),
    },
    name,
    place,
    ...(instead === undefined ? {} : { instead }),
  };
}

function answerOfMinimal({ results, unclear }: MinimalResults): AnsweredTask {
  return { results, leftOut: unclear };
}

/** The picture of the source that the data of a task name; as they name it where there is none. */
function imageOf(data: Readonly<Record<string, unknown>>, file: string, files: SourceFiles): string | null {
  const address = imageAddressOf(data);
  if (address === null) return null;
  const paths = pathsOfAddress(address);
  const kindOf = (path: string) => files.images.find(path, file).kind;
  return paths.find((path) => kindOf(path) === 'image') ?? paths.find((path) => kindOf(path) !== 'missing') ?? paths[0];
}

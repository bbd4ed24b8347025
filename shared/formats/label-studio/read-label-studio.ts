import type { Box } from '#schemas/domain/geometry.ts';
import { RelationType } from '#schemas/domain/relation.ts';
import type { ImportedRelation, QuarantinedSource } from '#schemas/formats/import-record.ts';
import { boxAround } from '../boxes/box-around.ts';
import { type FoundBoxPage, planBoxPages } from '../boxes/plan-box-pages.ts';
import type { BoxPage, ReadBox } from '../boxes/read-boxes.ts';
import { isImagePath } from '../images/list-images.ts';
import { extensionOf, fileNameOf } from '../path.ts';
import { isObject, readJsonFile, textOf } from '../reading/json-text.ts';
import { entryProblem, quarantine } from '../reading/report.ts';
import type { SourceFiles, SourceReader } from '../reading/source-reader.ts';

/**
 * Label Studio's JSON export: a list of tasks with an image in `data` and results in the first annotation that was not
 * cancelled, or its "JSON-MIN", whose tasks hold both themselves. Rectangles are boxes, relations and a text area called
 * `latex` are taken along; predictions are no truth.
 */
export const labelStudioReader: SourceReader = {
  format: 'label-studio',
  recognises: (files) => files.some(({ path, head }) => extensionOf(path) === 'json' && looksLikeTasks(head ?? '')),
  plan: async (files, options) => {
    const found: FoundBoxPage[] = [];
    const quarantined: QuarantinedSource[] = [];
    for (const path of files.paths.filter((name) => extensionOf(name) === 'json')) {
      const read = await readJsonFile(files, path);
      if (read.kind === 'unreadable') quarantined.push({ source: path, reason: read.reason });
      else if (Array.isArray(read.value)) {
        for (const [index, task] of read.value.entries()) {
          const page = pageOf(path, index, task, files);
          if ('reason' in page) quarantined.push(page);
          else found.push(page);
        }
      } else files.decline(path);
    }
    return planBoxPages(files, options, found, quarantined);
  },
};

function looksLikeTasks(head: string): boolean {
  return (
    head.trimStart().startsWith('[') && /"(annotations|completions|data|predictions|annotation_id)"\s*:/.test(head)
  );
}

function pageOf(file: string, index: number, task: unknown, files: SourceFiles): FoundBoxPage | QuarantinedSource {
  const id = isObject(task) ? textOf(task['id']) : null;
  const place = `task ${id ?? index + 1}`;
  const shown = isObject(task) && isObject(task['data']) ? task['data'] : task;
  const name = isObject(shown) ? imageOf(shown, file, files) : null;
  if (!isObject(task) || name === null) return quarantine(file, place, 'its data names no image');
  const results = isObject(task['data']) ? resultsOf(task) : resultsOfMinimal(task);
  const boxes: ReadBox[] = [];
  const problems = [];
  const relations: ImportedRelation[] = [];
  let latex: string | undefined;
  let size: BoxPage['size'];
  for (const [number, result] of (results ?? []).entries()) {
    if (!isObject(result)) continue;
    const where = `${place}, result ${textOf(result['id']) ?? number + 1}`;
    const { type } = result;
    if (type === 'rectanglelabels' || type === 'rectangle' || type === 'polygonlabels' || type === 'polygon') {
      const box = boxOf(result, `${number}`, where);
      if (typeof box === 'string') problems.push(entryProblem(file, where, `${box}; it was left out`));
      else boxes.push(box);
      size ??= sizeOf(result);
    } else if (type === 'relation') {
      const relation = relationOf(result);
      if (relation === null)
        problems.push(entryProblem(file, where, 'the relation has no ends or no type; it was left out'));
      else relations.push(relation);
    } else if (type === 'textarea') {
      const text = isObject(result['value']) ? result['value']['text'] : null;
      latex = textOf(Array.isArray(text) ? text[0] : text) ?? latex;
    } else {
      const problem = `a result of type ${textOf(type) ?? '?'} is no upright box; it was left out`;
      problems.push(entryProblem(file, where, problem, 'shape-no-box'));
    }
  }
  const page: BoxPage = {
    file,
    boxes,
    problems,
    ...(relations.length > 0 ? { relations } : {}),
    ...(latex === undefined ? {} : { latex }),
    ...(size ? { size } : {}),
    ...(results === null ? { isSilent: true } : {}),
  };
  return { page, name, place };
}

/** `/data/local-files/?d=images/a.png`, `/data/upload/3/0a1b2c3d-a.png` and plain paths; uploads get eight digits in front. */
function imageOf(data: Readonly<Record<string, unknown>>, file: string, files: SourceFiles): string | null {
  const raw = textOf(data['image'] ?? data['ocr'] ?? data['img'] ?? Object.values(data).find(isImageAddress));
  if (raw === null) return null;
  const local = /[?&]d=([^&]*)/.exec(raw)?.[1] ?? raw;
  const name = decode(local.replace(/^[a-z0-9+.-]+:\/\/[^/]*\//i, ''));
  if (files.images.find(name, file).kind === 'image') return name;
  const withoutUpload = fileNameOf(name).replace(/^[0-9a-f]{8}-/, '');
  return files.images.find(withoutUpload, file).kind === 'missing' ? name : withoutUpload;
}

function isImageAddress(value: unknown): boolean {
  return typeof value === 'string' && isImagePath(value.replace(/[?#].*$/, ''));
}

/** Results of a task of the export "JSON-MIN": lists of values under the names of their tags, and texts. */
function resultsOfMinimal(task: Readonly<Record<string, unknown>>): readonly unknown[] {
  return Object.entries(task).flatMap(([tag, value]): readonly unknown[] => {
    if (tag === 'latex') return [{ type: 'textarea', value: { text: [value] } }];
    if (!Array.isArray(value)) return [];
    return (value as readonly unknown[]).filter(isObject).map((one) => {
      const type = Object.keys(one).find((name) => name.endsWith('labels')) ?? ('width' in one ? 'rectangle' : tag);
      return { type, value: one, original_width: one['original_width'], original_height: one['original_height'] };
    });
  });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function resultsOf(task: Readonly<Record<string, unknown>>): readonly unknown[] | null {
  const annotations = task['annotations'] ?? task['completions'];
  if (!Array.isArray(annotations)) return null;
  const first: unknown = annotations.find(
    (annotation: unknown) => isObject(annotation) && annotation['was_cancelled'] !== true,
  );
  return isObject(first) && Array.isArray(first['result']) ? first['result'] : null;
}

function boxOf(result: Readonly<Record<string, unknown>>, number: string, place: string): ReadBox | string {
  const value = isObject(result['value']) ? result['value'] : {};
  const percent = percentOf(value);
  if (typeof percent === 'string') return percent;
  if (Math.abs(Number(value['rotation'] ?? 0)) > 1e-6) return `it is turned by ${Number(value['rotation'])}°`;
  const labels = value['rectanglelabels'] ?? value['polygonlabels'] ?? value['labels'];
  const label = Array.isArray(labels) ? textOf(labels[0]) : null;
  const meta = isObject(result['meta']) ? result['meta'] : {};
  const [placement] = Array.isArray(meta['placement']) ? (meta['placement'] as readonly unknown[]) : [];
  const size = sizeOf(result);
  const { x, y, width, height } = percent;
  return {
    key: textOf(result['id']) ?? number,
    label: label ?? '',
    place,
    // Without the size, the picture says it when it is read.
    ...(size
      ? {
          box: {
            x: (x / 100) * size.width,
            y: (y / 100) * size.height,
            width: (width / 100) * size.width,
            height: (height / 100) * size.height,
          },
        }
      : { box: percent, isPercent: true }),
    ...(Array.isArray(value['points']) ? { around: 'polygon' } : {}),
    ...(placement === 'inline' || placement === 'isolated' ? { placement } : {}),
    ...(Array.isArray(meta['unusable']) ? { doubt: 'unusable' } : {}),
  };
}

/** The box in hundredths of the picture, or why there is none. */
function percentOf(value: Readonly<Record<string, unknown>>): Box | string {
  if (Array.isArray(value['points'])) {
    const points = (value['points'] as readonly unknown[]).map((point) => (Array.isArray(point) ? point : []));
    return boxAround(points) ?? 'it is a polygon without three corners';
  }
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => value[name]);
  if (![x, y, width, height].every(Number.isFinite)) return 'it lacks one of x, y, width and height';
  return { x: Number(x), y: Number(y), width: Number(width), height: Number(height) };
}

function sizeOf({
  original_width: width,
  original_height: height,
}: Readonly<Record<string, unknown>>): BoxPage['size'] {
  return typeof width === 'number' && typeof height === 'number' ? { width, height } : undefined;
}

function relationOf({ from_id, to_id, labels }: Readonly<Record<string, unknown>>): ImportedRelation | null {
  const [parent, child] = [textOf(from_id), textOf(to_id)];
  const type = RelationType.safeParse(Array.isArray(labels) ? labels[0] : null);
  return parent !== null && child !== null && type.success ? { parent, child, type: type.data } : null;
}

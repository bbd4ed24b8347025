import { reason } from '#schemas/domain/reason.ts';
import type { QuarantinedSource } from '#schemas/formats/import-record.ts';
import type { ListedFile } from '../detect.ts';
import { isImagePath } from '../images/list-images.ts';
import { fileNameOf, folderOf } from '../path.ts';
import { brokenRecord, brokenRowProblem, csvRecords } from '../reading/csv-rows.ts';
import { quarantine } from '../reading/report.ts';
import type { SourceFiles, SourceReader } from '../reading/source-reader.ts';
import { type FoundSample, planSamples } from '../samples/plan-samples.ts';
import { wholePicture } from '../samples/sample-record.ts';

const sides: ReadonlySet<string> = new Set(['train', 'val', 'valid', 'validation', 'test']);
const isClasses = (path: string) => fileNameOf(path) === 'classes.csv';

/**
 * Crops of symbols in class folders. `classes.csv` says what the folders mean; without it the name of a folder is its
 * label. `crops.csv` says where in its crop each symbol lies; without it the crop is taken whole.
 */
export const imageFolderReader: SourceReader = {
  format: 'image-folder',
  recognises: (files) => hasFolderTable(files) || looksLikeClassFolders(files),
  plan: async (files, options) => {
    const quarantined: QuarantinedSource[] = [];
    const labels = await labelsOfFolders(files, quarantined);
    const boxes = await boxesOfCrops(files, quarantined);
    const found: FoundSample[] = [];
    const unknown = new Map<string, number>();
    for (const path of files.images.paths) {
      const folder = fileNameOf(folderOf(path));
      const label = labels === null ? folder : labels.get(folder);
      if (label === undefined || label === '') unknown.set(folder, (unknown.get(folder) ?? 0) + 1);
      else {
        const box = boxes.get(path) ?? wholePicture;
        found.push({
          page: { file: path, boxes: [{ key: '0', label, box, place: '' }], problems: [] },
          name: path,
          place: '',
        });
      }
    }
    for (const [folder, count] of unknown) {
      const problem = `${count} pictures lie in a folder that classes.csv does not name`;
      quarantined.push(quarantine(folder === '' ? 'the source' : folder, '', problem, 'class-folder-unknown'));
    }
    const plan = planSamples(files, options, found, quarantined);
    if (labels !== null) return plan;
    return { ...plan, notices: [...plan.notices, foldersNoticed(found)] };
  },
};

/** Whether a source says itself that its folders are classes. */
export function hasFolderTable(files: readonly ListedFile[]): boolean {
  return files.some(isFolderTable);
}

function isFolderTable({ path, head }: ListedFile): boolean {
  return isClasses(path) && /^\ufeff?"?label"?,.*folder/i.test(head ?? '');
}

/** `train/<class>/…` with pictures of at least two classes, and the same below another side. */
function looksLikeClassFolders(files: readonly ListedFile[]): boolean {
  const images = files.filter(({ path }) => isImagePath(path));
  const split = images.map(({ path }) => folderOf(path).split('/'));
  const inside = split.filter((parts) => parts.length >= 2 && sides.has((parts.at(-2) ?? '').toLowerCase()));
  const classes = Map.groupBy(inside, (parts) => parts.at(-2));
  const isVaried = [...classes.values()].some((folders) => new Set(folders.map((parts) => parts.at(-1))).size >= 2);
  return images.length > 0 && inside.length === images.length && classes.size >= 2 && isVaried;
}

async function labelsOfFolders(
  files: SourceFiles,
  quarantined: QuarantinedSource[],
): Promise<ReadonlyMap<string, string> | null> {
  const path = files.paths.find(isClasses);
  const rows = path === undefined ? [] : await readRows(files, path, quarantined);
  if (!rows.some((row) => row.has('folder') && row.has('label'))) return null;
  return new Map(rows.map((row) => [row.get('folder') ?? '', row.get('label') ?? '']));
}

/** Boxes of symbols in their crops, by path of the crop. */
async function boxesOfCrops(files: SourceFiles, quarantined: QuarantinedSource[]) {
  const boxes = new Map<string, { x: number; y: number; width: number; height: number }>();
  const path = files.paths.find((name) => fileNameOf(name) === 'crops.csv');
  if (path === undefined) return boxes;
  const root = folderOf(path);
  for (const row of await readRows(files, path, quarantined)) {
    const number = (name: string) => Number(row.get(name) ?? Number.NaN);
    const scale = row.has('scale') ? number('scale') : 1;
    const [x, y] = [(number('x') - number('cut_x')) * scale, (number('y') - number('cut_y')) * scale];
    const [width, height] = [number('width') * scale, number('height') * scale];
    const crop = row.get('path') ?? '';
    if ([x, y, width, height].every(Number.isFinite))
      boxes.set(root === '' ? crop : `${root}/${crop}`, { x, y, width, height });
  }
  return boxes;
}

async function readRows(
  files: SourceFiles,
  path: string,
  quarantined: QuarantinedSource[],
): Promise<readonly ReadonlyMap<string, string>[]> {
  const decoded = await files.text(path);
  if (decoded.kind === 'undecodable') {
    quarantined.push({ source: path, reason: decoded.reason });
    return [];
  }
  const rows = csvRecords(decoded.text);
  for (const [index, row] of rows.entries()) {
    if (row === brokenRecord) quarantined.push(quarantine(path, `row ${index + 2}`, brokenRowProblem, 'row-unclosed'));
  }
  return rows;
}

function foldersNoticed(found: readonly FoundSample[]): QuarantinedSource {
  const labels = [...new Set(found.flatMap(({ page }) => page.boxes.map(({ label }) => label)))];
  const shown = labels.slice(0, 5).join(', ');
  const message = `There is no classes.csv, so the names of the ${labels.length} folders were taken for labels (${shown} …).`;
  return {
    source: 'classes.csv',
    reason: reason('class-folders-are-labels', message, { count: labels.length, labels: shown }),
  };
}

import type { ExportReport } from '#schemas/contract/releases.ts';
import { splitSides } from '#schemas/domain/split.ts';
import { listLeftOut } from '#shared/formats/list-left-out.ts';
import { listNotes } from '#shared/formats/list-notes.ts';
import { counted } from '#shared/words/counted.ts';
import { describeSplitChange } from './describe-release.ts';
import { formatTable } from './table.ts';

/** Most reasons for leaving items out that are printed; `--json` has all of them. */
const mostListed = 20;

/** An export as text: where it is, what each sub-model got, and what was left out with the reason. */
export function describeExport({ release, path, files, bytes, subModels, splitChange }: ExportReport): string {
  const rows = subModels.map(({ subModel, folder, itemsIn, itemsOut, bySide }) => [
    subModel,
    folder.slice(subModel.length + 1),
    itemsIn,
    itemsOut,
    bySide['train'] ?? 0,
    bySide['validation'] ?? 0,
    bySide['test'] ?? 0,
  ]);
  const leftOut = listLeftOut(subModels).map(
    ({ dataset, reason, count }) => `  ${dataset.folder}: ${count} × ${reason.message}`,
  );
  const more = leftOut.length - mostListed;
  const notes = listNotes(subModels).map(({ reason, datasets }) => {
    const named = datasets.map(({ dataset, count }) => `${dataset.folder}${count === null ? '' : ` (${count})`}`);
    return `  ${reason.message}\n    ${named.length === subModels.length && subModels.length > 1 ? 'all datasets' : named.join(', ')}`;
  });
  return [
    `Wrote release ${release.number} “${release.name}” to ${path}: ${counted(files, 'file')}, ${counted(bytes, 'byte')}.`,
    ...describeSplitChange(splitChange),
    formatTable([['sub-model', 'dataset', 'in', 'out', 'train', 'validation', 'test'], ...rows]),
    ...nameEmptySides(subModels),
    ...(leftOut.length === 0 ? [] : ['Left out:', ...leftOut.slice(0, mostListed)]),
    ...(more > 0 ? [`  … and ${counted(more, 'more reason')} (--json lists them)`] : []),
    ...(notes.length === 0 ? [] : ['Noted:', ...notes]),
  ].join('\n');
}

/** Sides that are empty in all that was written: few trainers say so of themselves. */
function nameEmptySides(subModels: ExportReport['subModels']): readonly string[] {
  if (subModels.every(({ itemsOut }) => itemsOut === 0)) return [];
  const empty = splitSides.filter((side) => subModels.every(({ bySide }) => (bySide[side] ?? 0) === 0));
  return empty.length === 0 ? [] : [`Nothing stands in ${empty.join(' and ')}.`];
}

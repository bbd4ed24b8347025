import type { ExportReport } from '#schemas/contract/releases.ts';
import { formatTable } from './table.ts';

/** An export as text: where it is, what each sub-model got, and what was left out with the reason. */
export function describeExport({ release, path, files, bytes, subModels }: ExportReport): string {
  const rows = subModels.map(({ subModel, format, itemsIn, itemsOut, bySide }) => [
    subModel,
    format,
    itemsIn,
    itemsOut,
    bySide['train'] ?? 0,
    bySide['validation'] ?? 0,
    bySide['test'] ?? 0,
  ]);
  const leftOut = subModels.flatMap(({ subModel, skipped }) =>
    skipped.map(({ reason, count }) => `  ${subModel}: ${count} × ${reason.message}`),
  );
  return [
    `Wrote release ${release.number} “${release.name}” to ${path}: ${files} files, ${bytes} bytes.`,
    formatTable([['sub-model', 'format', 'in', 'out', 'train', 'validation', 'test'], ...rows]),
    ...(leftOut.length === 0 ? [] : ['Left out:', ...leftOut]),
  ].join('\n');
}

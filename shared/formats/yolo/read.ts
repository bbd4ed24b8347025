import { type Reason, reason } from '#schemas/domain/reason.ts';
import type { ImportedFormula, ImportedSymbol, ImportOutcome } from '#schemas/formats/import-record.ts';
import type { PictureSize } from '../fit-box.ts';
import { absentFormula } from '../images/absent-formula.ts';
import type { SourceText } from '../source-text.ts';
import type { YoloRow } from './parse-row.ts';
import { placementOf } from './placement.ts';
import { type ReadRow, readRows } from './read-rows.ts';
import type { YoloClasses } from './resolve-classes.ts';

/** An image of a YOLO source and the label file beside it. */
export interface YoloSources {
  readonly image: PictureSize & { readonly path: string };
  /** `null`: no label file, so nothing is said of the page. */
  readonly labels: SourceText | null;
  readonly classes: YoloClasses;
  /** `symbols`: the page is one formula and rows are its symbols; `regions`: rows are formula regions of the page. */
  readonly as: 'symbols' | 'regions';
  /** Class numbers whose rows are no formula regions, where rows are to be regions. */
  readonly others?: ReadonlySet<number> | undefined;
}

/**
 * Reads one page of a YOLO source. Rows that cannot be taken are quarantined one by one, with their line; the page and
 * all other rows arrive, and the layer counts as incomplete; where no row is left it is absent. An empty label file says that there is nothing on the
 * page; a missing one says nothing.
 */
export function readYoloPage({ image, labels, classes, as, others }: YoloSources): ImportOutcome[] {
  const rows = labels === null ? null : readRows(labels, image, (row) => unusableClass(row, as, classes));
  const problems = rows?.problems ?? [];
  const taken = rows === null || (rows.taken.length === 0 && problems.length > 0) ? null : rows.taken;
  const repairs = [...(rows?.repairs ?? [])];
  if (labels !== null && taken?.length === 0) repairs.push(reportEmpty(labels, image.path, as));
  const record: ImportOutcome = {
    kind: 'record',
    record: {
      sources: labels === null ? [image.path] : [image.path, labels.path],
      picture: { kind: 'image', path: image.path },
      writer: null,
      hasRegions: as === 'regions' && taken !== null,
      formulas:
        as === 'regions'
          ? formulasOf(taken ?? [], others).map((row) => toRegion(row, classes))
          : [toFormula(taken, classes)],
      incomplete: taken === null || problems.length === 0 ? [] : [as],
      repairs,
    },
  };
  const source = labels?.path ?? image.path;
  return [
    record,
    ...problems.map((why): ImportOutcome => ({ kind: 'quarantined', quarantined: { source, reason: why } })),
  ];
}

function toFormula(rows: readonly ReadRow[] | null, { labels }: YoloClasses): ImportedFormula {
  const symbols = rows?.map(
    ({ row, line }): ImportedSymbol => ({
      key: String(line),
      label: labels?.get(row.classNumber) ?? '',
      extent: { kind: 'box', box: row.box },
    }),
  );
  return { ...absentFormula, symbols: symbols ?? null };
}

function formulasOf(rows: readonly ReadRow[], others: ReadonlySet<number> | undefined): readonly ReadRow[] {
  return others ? rows.filter(({ row }) => !others.has(row.classNumber)) : rows;
}

function toRegion({ row }: ReadRow, classes: YoloClasses): ImportedFormula {
  return { ...absentFormula, region: row.box, placement: placementOf(row, classes) ?? null };
}

/** Why the class of a row cannot be used, as a clause; `null` where it can. */
function unusableClass(row: YoloRow, as: YoloSources['as'], classes: YoloClasses): string | null {
  const { classNumber } = row;
  const { names, labels } = classes;
  if (as === 'regions' ? placementOf(row, classes) !== undefined : labels?.has(classNumber)) return null;
  const name = names?.get(classNumber);
  if (name !== undefined) return `the class ${classNumber} (${name}) has no label in the class map`;
  if (names !== null)
    return `the class ${classNumber} is not in the class list, which ends at ${Math.max(...names.keys())}`;
  if (labels !== null) return `the class ${classNumber} is not in the class map`;
  return `nothing says what class ${classNumber} is (give a class map)`;
}

function reportEmpty(labels: SourceText, image: string, as: YoloSources['as']): Reason {
  const what = as === 'regions' ? 'no formula' : 'no symbol';
  const message = `${labels.path}: is empty, so ${image} arrives as a page with ${what} on it.`;
  return reason('yolo-labels-empty', message, { file: labels.path, image });
}

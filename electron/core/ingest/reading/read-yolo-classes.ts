import type { ImportOptions } from '#schemas/contract/imports.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { Reason } from '#schemas/domain/reason.ts';
import type { QuarantinedSource } from '#schemas/formats/import-record.ts';
import { nameRegions } from '#shared/formats/boxes/formula-names.ts';
import type { ClassList } from '#shared/formats/class-map/class-list.ts';
import { readClassMap } from '#shared/formats/class-map/read.ts';
import { decodeSourceText } from '#shared/formats/source-text.ts';
import { agreeOnNames } from '#shared/formats/yolo/class-names.ts';
import { otherYoloClasses } from '#shared/formats/yolo/placement.ts';
import { resolveClasses, type YoloClasses } from '#shared/formats/yolo/resolve-classes.ts';
import type { SourceListing } from '../sources/source-file.ts';
import type { SourcePages } from './source-page.ts';

/**
 * What the class numbers of a YOLO source mean: its own class list, joined with the class map of the import. Throws
 * where nothing says what they mean.
 */
export async function readYoloClasses(
  lists: readonly string[],
  listing: SourceListing,
  options: ImportOptions,
): Promise<
  {
    readonly classes: YoloClasses;
    readonly as: ImportOptions['as'];
    /** Class numbers whose boxes are no formulas, where boxes are regions. */
    readonly others: ReadonlySet<number>;
  } & Pick<SourcePages, 'quarantined' | 'notices'>
> {
  const quarantined: QuarantinedSource[] = [];
  const read: { readonly path: string; readonly list: ClassList }[] = [];
  for (const list of lists) {
    const classes = await readList(list, listing);
    if (classes.kind === 'refused') quarantined.push({ source: list, reason: classes.reason });
    else read.push({ path: list, list: classes });
  }
  const agreed = agreeOnNames(read);
  if (agreed.kind === 'refused') throw refusal(agreed.reason);
  // No symbol is called `formula` or `isolated`: boxes of such classes are regions, also when nobody said so.
  const areRegions = agreed.names !== null && nameRegions(agreed.names.values());
  const as = areRegions ? 'regions' : options.as;
  const map = options.classMap === null ? null : new Map(Object.entries(options.classMap));
  const resolved = resolveClasses(agreed.names, map, as);
  // A class list that cannot be read is the nearer reason for not knowing the classes.
  if (resolved.kind === 'refused') throw refusal(quarantined[0]?.reason ?? resolved.reason);
  // Without a list the notice names what it is about itself.
  const source = lists[0] ?? '';
  const other =
    as === 'regions' ? otherYoloClasses(resolved.classes, source) : { others: new Set<number>(), notices: [] };
  return {
    classes: resolved.classes,
    as,
    others: other.others,
    quarantined,
    notices: [...resolved.notices, ...other.notices].map((notice) => ({ source, reason: notice })),
  };
}

function refusal(why: Reason): AppError {
  return new AppError('invalid-input', why.message, { ...why.parameters, reason: why.code });
}

async function readList(list: string, listing: SourceListing) {
  const bytes = (await listing.get(list)?.read()) ?? new Uint8Array();
  const decoded = decodeSourceText(list, bytes);
  if (decoded.kind === 'undecodable') return { kind: 'refused', reason: decoded.reason } as const;
  return readClassMap({ path: list, text: decoded.text }, 'numbered');
}

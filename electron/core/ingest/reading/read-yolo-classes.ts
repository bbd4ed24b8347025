import type { ImportOptions } from '#schemas/contract/imports.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import { type Reason, reason } from '#schemas/domain/reason.ts';
import type { QuarantinedSource } from '#schemas/formats/import-record.ts';
import { nameRegions } from '#shared/formats/boxes/formula-names.ts';
import type { ClassList } from '#shared/formats/class-map/class-list.ts';
import { readClassMap } from '#shared/formats/class-map/read.ts';
import { listsNames } from '#shared/formats/class-map/yaml-classes.ts';
import { decodeSourceText } from '#shared/formats/source-text.ts';
import { agreeOnNames, listsDiffer } from '#shared/formats/yolo/class-names.ts';
import { nearestLists } from '#shared/formats/yolo/nearest-lists.ts';
import type { YoloListing } from '#shared/formats/yolo/pair-sources.ts';
import { otherYoloClasses } from '#shared/formats/yolo/placement.ts';
import { resolveClasses, type YoloClasses } from '#shared/formats/yolo/resolve-classes.ts';
import type { SourceListing } from '../sources/source-file.ts';
import type { SourcePages } from './source-page.ts';

interface ReadList {
  readonly path: string;
  readonly list: ClassList;
}

/** What the class numbers of one YOLO dataset mean. */
interface DatasetClasses {
  readonly classes: YoloClasses;
  readonly as: ImportOptions['as'];
  /** Class numbers whose boxes are no formulas, where boxes are regions. */
  readonly others: ReadonlySet<number>;
}

/**
 * What the class numbers of a YOLO source mean: its own class lists, joined with the class map of the import. Where lists
 * differ, those that lie nearest above a file say it (`nearestLists`). Throws where nothing says what they mean.
 */
export async function readYoloClasses(
  { classLists: called, yamls, pages }: Pick<YoloListing, 'classLists' | 'yamls' | 'pages'>,
  listing: SourceListing,
  options: ImportOptions,
): Promise<
  {
    /** The classes that rows of a page have. */
    of(page: YoloListing['pages'][number]): DatasetClasses;
    /** Paths of the lists that were read. */
    readonly lists: readonly string[];
  } & Pick<SourcePages, 'quarantined' | 'notices'>
> {
  const classLists = called.length > 0 ? called : await withNames(yamls, listing);
  const quarantined: QuarantinedSource[] = [];
  const read: ReadList[] = [];
  const notices: QuarantinedSource[] = [];
  for (const path of classLists) {
    const classes = await readList(path, listing);
    if (classes.kind === 'refused') quarantined.push({ source: path, reason: classes.reason });
    else read.push({ path, list: classes.list });
    if (classes.kind === 'list' && classes.notice) notices.push({ source: path, reason: classes.notice });
  }
  const resolve = (lists: readonly ReadList[]) => {
    const resolved = resolveLists(lists, classLists[0] ?? '', options, quarantined[0]?.reason);
    notices.push(...resolved.notices);
    return resolved;
  };
  const agreed = agreeOnNames(read);
  if (agreed.kind === 'names' || agreed.reason.code !== listsDiffer) {
    const all = resolve(read);
    return { of: () => all, lists: classLists, quarantined, notices };
  }
  const byList = new Map<string, DatasetClasses>();
  const used = new Set<string>();
  for (const { labels } of pages) {
    if (labels === null) continue;
    const nearest = nearestLists(read, labels);
    const [first] = nearest;
    if (!first) throw refusal(agreed.reason);
    if (!byList.has(first.path)) byList.set(first.path, resolve(nearest));
    for (const { path } of nearest) used.add(path);
  }
  for (const { path } of read) if (!used.has(path)) notices.push({ source: path, reason: listUnused(path) });
  return {
    of: ({ image, labels }) =>
      byList.get(nearestLists(read, labels ?? image)[0]?.path ?? '') ?? { ...nothingSaid, as: options.as },
    lists: classLists,
    quarantined,
    notices,
  };
}

/** Those of some files of YAML that list names, as data.yaml does. */
async function withNames(yamls: readonly string[], listing: SourceListing): Promise<readonly string[]> {
  const named: string[] = [];
  for (const path of yamls) {
    const bytes = (await listing.get(path)?.read()) ?? new Uint8Array();
    const decoded = decodeSourceText(path, bytes);
    if (decoded.kind === 'text' && listsNames(decoded.text)) named.push(path);
  }
  return named;
}

/** Of pictures without rows, far from any list. */
const nothingSaid = { classes: { names: null, labels: null }, others: new Set<number>() };

/**
 * What lists that agree say, with the class map.
 *
 * @param shown the file that a notice is about, where there is no list
 * @param unread why a list cannot be read: the nearer reason for not knowing the classes
 */
function resolveLists(
  lists: readonly ReadList[],
  shown: string,
  options: ImportOptions,
  unread: Reason | undefined,
): DatasetClasses & Pick<SourcePages, 'notices'> {
  const agreed = agreeOnNames(lists);
  if (agreed.kind === 'refused') throw refusal(agreed.reason);
  // No symbol is called `formula` or `isolated`: boxes of such classes are regions, also when nobody said so.
  const areRegions = agreed.names !== null && nameRegions(agreed.names.values());
  const as = areRegions ? 'regions' : options.as;
  const map = options.classMap === null ? null : new Map(Object.entries(options.classMap));
  const resolved = resolveClasses(agreed.names, map, as);
  if (resolved.kind === 'refused') throw refusal(unread ?? resolved.reason);
  const source = lists[0]?.path ?? shown;
  const other =
    as === 'regions' ? otherYoloClasses(resolved.classes, source) : { others: new Set<number>(), notices: [] };
  return {
    classes: resolved.classes,
    as,
    others: other.others,
    notices: [...resolved.notices, ...other.notices].map((notice) => ({ source, reason: notice })),
  };
}

function listUnused(file: string): Reason {
  const message = `${file}: of other classes than the lists that lie nearer to the label files, so it was not used. Move it into the folder of its dataset if it is of one.`;
  return reason('yolo-class-list-unused', message, { file });
}

function refusal(why: Reason): AppError {
  return new AppError('invalid-input', why.message, { ...why.parameters, reason: why.code });
}

async function readList(list: string, listing: SourceListing) {
  const bytes = (await listing.get(list)?.read()) ?? new Uint8Array();
  const decoded = decodeSourceText(list, bytes);
  if (decoded.kind === 'undecodable') return { kind: 'refused', reason: decoded.reason } as const;
  const read = readClassMap({ path: list, text: decoded.text }, 'numbered');
  return read.kind === 'refused' ? read : ({ kind: 'list', list: read, notice: decoded.notice } as const);
}

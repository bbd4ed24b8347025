import type { ReleaseFigure } from '#schemas/contract/release-figures.ts';
import type { PageId } from '#schemas/domain/id.ts';
import type { Reason } from '#schemas/domain/reason.ts';
import type { SplitSide } from '#schemas/domain/split.ts';
import type { FrozenFormula, FrozenPage } from '#schemas/formats/frozen-release.ts';
import { pageOf } from '#shared/annotation/document.ts';
import { hasRecords } from '#shared/formats/records/record-items.ts';
import { FigureList } from '../../figures/figure-list.ts';
import type { Project } from '../../project/project.ts';
import { countItems } from '../count-items.ts';
import { readExportSettings } from '../exporting/export-settings.ts';
import { type CountedPlan, planDatasets } from '../exporting/plan-export.ts';
import { heldOutReasons } from '../held-out-reasons.ts';
import type { OpenRelease } from '../open-release.ts';

type ExportFigure = Extract<ReleaseFigure, { of: 'export' }>;
type NamedReason = Pick<Reason, 'code' | 'message'>;

/** What a format skips, as it says it: an item by its id, or a class by its label. */
interface Skipped {
  readonly reason: Reason;
  readonly count: number;
}

/**
 * What went into a dataset, came out of it, or was skipped. The format is asked again, as for an export; pictures are
 * neither read nor cut. Formulas that were left out of train are known to the release by their number alone.
 */
export async function itemsOfExport(
  project: Project,
  opened: OpenRelease,
  { recipe, part }: ExportFigure,
): Promise<FigureList> {
  const list = new FigureList();
  const { subModels } = await readExportSettings(project.store);
  const [plan] = await planDatasets(project.store, opened, { recipes: [recipe], container: 'folder' }, subModels);
  if (!plan) return list;
  const { own } = plan;
  const itemsOf = (record: FrozenPage | FrozenFormula): number => {
    if (plan.countedAs !== null) return countItems(record)[plan.countedAs];
    return record.kind === 'formula' && own && hasRecords(record, own) ? 1 : 0;
  };
  const skipped = await skippedBy(opened, plan);
  const wanted = part.kind === 'skipped' ? part.reasons : null;
  const add = (record: FrozenPage | FrozenFormula, side: SplitSide) => {
    const all = itemsOf(record);
    if (all === 0) return;
    const left = skipped.of(record, wanted);
    if (part.kind === 'out' && part.side !== null && part.side !== side) return;
    list.addPlace(record, part.kind === 'in' ? all : part.kind === 'out' ? all - left : left);
  };
  for await (const { side, page } of opened.reader.pages()) add(page, side);
  for await (const { side, formula } of opened.reader.formulas()) add(formula, side);
  if (part.kind !== 'out') await addHeldOut(list, project, plan, wanted);
  return list;
}

/** Writes the dataset to nowhere, and keeps what is skipped. */
async function skippedBy(opened: OpenRelease, plan: CountedPlan) {
  const byId = new Map<string, Skipped[]>();
  const byLabel = new Map<string, Skipped[]>();
  const labels = new Map(opened.classes.map((one) => [one.symbolClass, one.label]));
  const noPicture = new Uint8Array();
  const entries = plan.format.write(opened.reader, plan.options, {
    cutBytes: async (_picture, cuts) => cuts.map(() => noPicture),
    storedBytes: async () => noPicture,
  });
  for await (const entry of entries) {
    if (entry.kind !== 'skipped') continue;
    const id = idIn(entry.item);
    const [map, key] = id === null ? [byLabel, entry.item] : [byId, id];
    map.set(key, [...(map.get(key) ?? []), { reason: entry.reason, count: entry.count }]);
  }
  return {
    /** How many items of a page or formula were skipped, for any reason or for some. */
    of: (record: FrozenPage | FrozenFormula, wanted: readonly NamedReason[] | null): number => {
      const sum = (found: readonly Skipped[] | undefined) =>
        (found ?? [])
          .filter(({ reason }) => wanted === null || wanted.some((one) => isSame(one, reason)))
          .reduce((total, { count }) => total + count, 0);
      if (record.kind === 'page') return sum(byId.get(record.page));
      const ofSymbols = (record.symbols ?? []).reduce((total, { id, symbolClass }) => {
        const own = byId.get(id);
        const label = symbolClass === null ? undefined : labels.get(symbolClass);
        // A class that is skipped names its label, and each of its symbols is one item that is not skipped by itself.
        const isOfClass = !own && label !== undefined && sum(byLabel.get(label)) > 0;
        return total + sum(own) + (isOfClass ? 1 : 0);
      }, 0);
      return ofSymbols + sum(byId.get(record.id));
    },
  };
}

/** The last id that the name of an item ends with, before what may be said of it. */
function idIn(item: string): string | null {
  return /(?:^|[_ ])([0-7][0-9A-HJKMNP-TV-Z]{25})(?::|$)/u.exec(item)?.[1] ?? null;
}

/** Pages that stand on no side; their pictures are those of now. */
async function addHeldOut(
  list: FigureList,
  project: Project,
  { outside }: CountedPlan,
  wanted: readonly NamedReason[] | null,
): Promise<void> {
  const found = outside.held.filter(
    ({ held, items }) =>
      items > 0 && (wanted === null || wanted.some((one) => isSame(one, heldOutReasons[held.reason]))),
  );
  const pictures = await picturesOf(
    project,
    found.map(({ held }) => held.page),
  );
  for (const { held, items } of found) {
    const { page, sourceName } = held;
    const imageSha256 = pictures.get(page);
    if (imageSha256 === undefined) continue;
    list.add({ type: 'place', page, formula: null, sourceName, imageSha256, region: null, count: items });
  }
}

async function picturesOf(project: Project, pages: readonly PageId[]) {
  const documents = await project.store.getDocuments(pages.map((id) => ({ type: 'page', id })));
  return new Map(
    documents.flatMap((document) => {
      const page = pageOf(document);
      return page ? [[page.id, page.imageSha256] as const] : [];
    }),
  );
}

function isSame(a: NamedReason, b: NamedReason): boolean {
  return a.code === b.code && a.message === b.message;
}

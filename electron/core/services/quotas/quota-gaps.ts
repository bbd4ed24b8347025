import type { QuotaGap } from '#schemas/contract/quotas.ts';
import type { LayerName } from '#schemas/domain/layer.ts';
import type { Quota } from '#schemas/domain/quota.ts';
import { countsForQuota } from '#shared/quota/accepted-history.ts';
import { type GrowthInWindow, gapOf, historyOfWindow, windowStart, workIn } from '#shared/quota/pace.ts';
import { hasCategories, type WithNeed } from '#shared/quota/quantity.ts';
import { type KindResolver, resolverOf } from '#shared/quota/resolve-kinds.ts';
import type { Project } from '../../project/project.ts';
import { readOwnSubModels } from '../../release/sub-models/read-sub-models.ts';
import type { AcceptedSince, WindowGrowth } from '../../store/progress-store.ts';
import { layersAskedOf } from './quota-history.ts';
import { detailOf, quotaProgress, readQuotaCounters, resolveSelection } from './quotas.ts';

/** Every quota with its gap: widest share of the target first. */
export async function quotaGaps(project: Project, today: string): Promise<QuotaGap[]> {
  const rows = await project.store.schemaRecords();
  const records = rows.map(({ record }) => record);
  const subModels = await readOwnSubModels(project.store);
  const progress = quotaProgress(rows, await readQuotaCounters(project, records), subModels);
  const resolver = resolverOf(records, subModels);
  // The pace is that of the last weeks: what came before them follows from what is accepted now.
  const start = windowStart(today);
  const growth = await project.store.progress.growthSince(start, detailOf(records));
  const growthOf = growthByQuota(growth, resolver, layersAskedOf(records));
  const selected = progress.map((each) => ({ each, selection: resolveSelection(each.quota, resolver) }));
  const byPeople = await acceptedByPeople(
    project,
    start,
    selected.map(({ selection }) => selection),
  );
  return selected
    .map(({ each, selection }) => {
      const work = workIn(growthOf(selection), byPeople(selection));
      // What was imported was there before the work, as it were.
      const history = historyOfWindow(each.accepted - work.imported, work.amount, work.from, today);
      return { ...each, ...gapOf(each.quota, each.accepted, history, today) };
    })
    .sort((a, b) => b.missing / b.quota.target - a.missing / a.quota.target || b.missing - a.missing);
}

const nothing: AcceptedSince = { formulas: 0, from: null };

type Selection = Pick<Quota, 'categories'>;

/** What people accepted since a day of each selection of categories that quotas ask for. */
async function acceptedByPeople(
  { store }: Project,
  start: string,
  quotas: readonly Selection[],
): Promise<(quota: Selection) => AcceptedSince> {
  const selections = new Map(quotas.map(({ categories }) => [categories.join(), categories]));
  const accepted = await store.acceptedSince(start, [...selections.values()]);
  const bySelection = new Map([...selections.keys()].map((name, place) => [name, accepted[place] ?? nothing]));
  return ({ categories }) => bySelection.get(categories.join()) ?? nothing;
}

/** A quota with what its sub-model needs. */
type Counting = Quota & WithNeed;

/** How much of the window counts for a quota, in how many formulas, and the first day of it; null where nothing does. */
function growthByQuota(
  growth: WindowGrowth,
  resolver: KindResolver,
  layersAsked: readonly LayerName[],
): (quota: Counting) => GrowthInWindow {
  const formulas = Map.groupBy(growth.formulas, ({ signature }) => resolver.signature(signature));
  const symbols = Map.groupBy(growth.symbols, ({ symbolClass }) => resolver.symbolClass<string>(symbolClass));
  // Most quotas ask for one of a few selections of categories, in one of a few ways of counting.
  const known = new Map<string, GrowthInWindow>();
  const ofFormulas = (quota: Counting, counts: CountedLayers): GrowthInWindow => {
    const name = `${quota.categories.join()} ${quota.unit} ${quota.subModel}`;
    const found = known.get(name);
    if (found) return found;
    const sum = new GrowthSum();
    for (const [signature, rows] of formulas) {
      if (!hasCategories(signature, quota.categories)) continue;
      for (const row of rows) {
        if (counts[row.layers]) sum.add(row, quota.unit === 'symbol' ? row.symbolCount : row.formulas, row.formulas);
      }
    }
    known.set(name, sum);
    return sum;
  };
  const countsOf = countedLayers(layersAsked);
  return (quota) => {
    const counts = countsOf(quota);
    const whole = ofFormulas(quota, counts);
    if (quota.symbolClass === null) return whole;
    const sum = new GrowthSum(whole.formulas);
    for (const row of symbols.get(quota.symbolClass) ?? []) {
      if (counts[row.layers] && hasCategories(resolver.signature(row.signature), quota.categories)) {
        sum.add(row, row.symbolCount, 0);
      }
    }
    return sum;
  };
}

class GrowthSum implements GrowthInWindow {
  amount = 0;
  formulas: number;
  from: string | null = null;

  constructor(formulas = 0) {
    this.formulas = formulas;
  }

  add({ from }: { readonly from: string }, items: number, formulas: number): void {
    this.amount += items;
    this.formulas += formulas;
    if (this.from === null || from < this.from) this.from = from;
  }
}

/** By set of accepted layers: whether it counts. */
type CountedLayers = readonly boolean[];

/** Sets of the layers that can be accepted, and of what a page holds. */
const layerSets = 32;

function countedLayers(layersAsked: readonly LayerName[]): (quota: Counting) => CountedLayers {
  const known = new Map<string, CountedLayers>();
  return (quota) => {
    const name = `${quota.unit} ${quota.subModel}`;
    const found = known.get(name);
    if (found) return found;
    const counted = Array.from({ length: layerSets }, (_, layers) => countsForQuota(quota, layers, layersAsked));
    known.set(name, counted);
    return counted;
  };
}

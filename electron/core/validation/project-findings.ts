import type { Baseline } from '#schemas/contract/validation.ts';
import type { Finding } from '#schemas/domain/finding.ts';
import type { CategoryId, PageId, SymbolClassId } from '#schemas/domain/id.ts';
import type { ProjectSubModel } from '#schemas/domain/project-sub-model.ts';
import { reason, splitTerm } from '#schemas/domain/reason.ts';
import { splitSides } from '#schemas/domain/split.ts';
import { categoriesOfSignature } from '#shared/quota/contribution.ts';
import { leastSymbolsOfClass, statusOfSymbols } from '#shared/quota/quantity.ts';
import { resolveAlias } from '#shared/schema/aliases.ts';
import { duplicateGraph } from '#shared/split/duplicate-graph.ts';
import { namedReason } from '#shared/validation/named-reasons.ts';
import { mostComparedHashes } from '../duplicates/look-for-duplicates.ts';
import { readDuplicateDecisions } from '../duplicates/read-decisions.ts';
import type { Project } from '../project/project.ts';
import { readOwnSubModels } from '../release/sub-models/read-sub-models.ts';
import { type QuotaCounters, quotaProgress } from '../services/quotas/quotas.ts';
import type { AssignedPage } from '../store/finding-store.ts';
import { classesInSum } from '../store/progress-store.ts';
import type { Counters } from '../store/store.ts';
import type { ProjectRules } from './read-rules.ts';

/** From this share on a model that always gives the one answer would look good. */
const majorityOfClasses = 0.5;
const majorityOfCategories = 0.8;
const mostOrphans = 1000;

/** Everything that is about the project and not about one formula, with the baselines that it was judged by. */
export async function findProjectFaults(
  project: Project,
  rules: ProjectRules,
): Promise<{ readonly findings: readonly Finding[]; readonly baselines: readonly Baseline[] }> {
  const counters = await project.store.progress.quotaCounters(classesInSum);
  const amounts = countKinds(counters, rules);
  const judged = judgeMajorities(amounts, rules);
  const findings = [
    ...classesUnderMinimum(amounts, rules),
    ...categoriesUnderMinimum(counters, rules, await readOwnSubModels(project.store)),
    ...judged.findings,
    ...(await findSplitLeaks(project)),
    ...(await findOrphans(project)),
  ];
  return { findings, baselines: judged.baselines };
}

export async function readBaselines(project: Project, rules: ProjectRules): Promise<readonly Baseline[]> {
  return judgeMajorities(countKinds(await project.store.progress.quotaCounters(classesInSum), rules), rules).baselines;
}

interface Amounts {
  /** Symbols by class, all states but unusable; and the accepted ones. */
  readonly symbols: ReadonlyMap<SymbolClassId, { readonly all: number; readonly accepted: number }>;
  /** Formulas by category, likewise. */
  readonly formulas: ReadonlyMap<CategoryId, { readonly all: number; readonly accepted: number }>;
}

function countKinds(counters: Pick<Counters, 'formulas' | 'symbols'>, rules: ProjectRules): Amounts {
  const classes = new Map(
    rules.records.flatMap((record) => (record.kind === 'symbol-class' ? [[record.id, record] as const] : [])),
  );
  const categories = new Map(
    rules.records.flatMap((record) => (record.kind === 'category' ? [[record.id, record] as const] : [])),
  );
  const symbols = new Map<SymbolClassId, { all: number; accepted: number }>();
  const formulas = new Map<CategoryId, { all: number; accepted: number }>();
  const add = <Id>(amounts: Map<Id, { all: number; accepted: number }>, id: Id, status: string, count: number) => {
    const amount = amounts.get(id) ?? { all: 0, accepted: 0 };
    if (status !== 'unusable') amount.all += count;
    if (status === 'accepted') amount.accepted += count;
    amounts.set(id, amount);
  };
  for (const row of counters.symbols) {
    if (row.symbolClass === '') continue;
    add(symbols, resolveAlias(row.symbolClass as SymbolClassId, classes), statusOfSymbols(row), row.symbolCount);
  }
  for (const { signature, status, formulas: count } of counters.formulas) {
    const own = new Set(categoriesOfSignature(signature).map((id) => resolveAlias(id as CategoryId, categories)));
    for (const id of own) add(formulas, id, status, count);
  }
  return { symbols, formulas };
}

/** Classes with less accepted symbols than a quota of their own asks for, or than a split needs. */
function classesUnderMinimum({ symbols }: Amounts, { records, names }: ProjectRules): readonly Finding[] {
  const quotas = records.filter((record) => record.kind === 'quota');
  return records.flatMap((record): readonly Finding[] => {
    if (record.kind !== 'symbol-class' || record.retired || record.aliasOf !== null) return [];
    const { all, accepted } = symbols.get(record.id) ?? { all: 0, accepted: 0 };
    const own = quotas.filter((quota) => quota.symbolClass === record.id && quota.categories.length === 0);
    const minimum = Math.max(all > 0 ? leastSymbolsOfClass : 0, ...own.map(({ target }) => target));
    if (accepted >= minimum) return [];
    const parameters = { class: { term: 'class', symbolClass: record.id } as const, accepted, minimum };
    return [
      {
        kind: 'class-under-minimum',
        reason: namedReason('class-under-minimum', parameters, names),
        place: { type: 'class', symbolClass: record.id },
      },
    ];
  });
}

/** Quotas of one category that are not reached, counted as the quota page counts them. */
function categoriesUnderMinimum(
  counters: QuotaCounters,
  { records, names }: ProjectRules,
  subModels: readonly ProjectSubModel[],
): readonly Finding[] {
  const categories = new Map(
    records.flatMap((record) => (record.kind === 'category' && !record.retired ? [[record.id, record] as const] : [])),
  );
  const rows = records.map((record) => ({ record, revision: 0 }));
  return quotaProgress(rows, counters, subModels).flatMap(({ quota, accepted }): readonly Finding[] => {
    const [id, ...others] = quota.categories;
    const category = id === undefined ? undefined : categories.get(id);
    if (!category || others.length > 0 || quota.symbolClass !== null || quota.unit !== 'formula') return [];
    if (accepted >= quota.target) return [];
    const { subModel, target: minimum } = quota;
    const parameters = { category: { term: 'category', category: category.id } as const, accepted, minimum };
    return [
      {
        kind: 'category-under-minimum',
        reason:
          subModel === null
            ? namedReason('category-under-minimum', parameters, names)
            : namedReason(
                'category-under-minimum-for',
                { ...parameters, subModel: { term: 'sub-model', subModel } },
                names,
              ),
        place: { type: 'category', facet: category.facet, category: category.id },
      },
    ];
  });
}

function judgeMajorities({ symbols, formulas }: Amounts, { records, names }: ProjectRules) {
  const findings: Finding[] = [];
  const baselines: Baseline[] = [];
  const labels = new Map(
    records.flatMap((record) => (record.kind === 'symbol-class' ? [[record.id, record.label] as const] : [])),
  );
  const commonest = mostOf([...symbols]);
  if (commonest) {
    const { id, count, total, share } = commonest;
    const answer = labels.get(id) ?? '';
    baselines.push({ of: 'symbol-class', answer, share, count, total });
    if (share > majorityOfClasses && symbols.size > 1) {
      const parameters = { answer: { term: 'class', symbolClass: id } as const, percent: Math.round(share * 100) };
      findings.push({
        kind: 'majority-class',
        reason: namedReason('majority-class', parameters, names),
        place: { type: 'class', symbolClass: id },
      });
    }
  }
  for (const facet of records) {
    if (facet.kind !== 'facet' || facet.retired) continue;
    const own = records.flatMap((record) =>
      record.kind === 'category' && record.facet === facet.id && record.aliasOf === null ? [record] : [],
    );
    const amounts = own.flatMap(({ id }) => {
      const amount = formulas.get(id);
      return amount ? [[id, amount] as const] : [];
    });
    const most = mostOf(amounts);
    const category = own.find(({ id }) => id === most?.id);
    if (!most || !category) continue;
    baselines.push({ of: facet.key, answer: category.key, share: most.share, count: most.count, total: most.total });
    if (most.share <= majorityOfCategories || own.length < 2) continue;
    const parameters = {
      facet: { term: 'facets', facets: [facet.id] } as const,
      answer: { term: 'category', category: category.id } as const,
      percent: Math.round(most.share * 100),
    };
    findings.push({
      kind: 'majority-class',
      reason: namedReason('majority-category', parameters, names),
      place: { type: 'category', facet: facet.id, category: category.id },
    });
  }
  return { findings, baselines };
}

function mostOf<Id>(amounts: readonly (readonly [Id, { readonly all: number }])[]) {
  const total = amounts.reduce((sum, [, { all }]) => sum + all, 0);
  const [first] = amounts.toSorted(([, a], [, b]) => b.all - a.all);
  return first && total > 0 ? { id: first[0], count: first[1].all, total, share: first[1].all / total } : null;
}

/** Writers, and near-duplicate pictures, that stand on two sides of the newest split. */
async function findSplitLeaks(project: Project): Promise<readonly Finding[]> {
  const split = (await project.store.splits.listSplits()).at(-1);
  if (!split) return [];
  const pages = await project.store.findings.assignedPages(split.id);
  const named = splitTerm(split.name);
  const findings: Finding[] = [];
  const byWriter = Map.groupBy(
    pages.filter(({ writer }) => writer !== null),
    ({ writer }) => writer ?? '',
  );
  for (const [writer, own] of byWriter) {
    if (new Set(own.map(({ side }) => side)).size < 2) continue;
    const sides = sidesOf(own);
    const message = `The writer ${writer} stands on more than one side of the split ${split.name}: ${inWords(sides)}.`;
    findings.push({
      kind: 'split-leak',
      reason: reason('split-leak-writer', message, { writer, split: named, sides }),
      place: { type: 'pages', pages: onePageASide(own) },
    });
  }
  for (const own of await lookAlikes(project, pages)) {
    const isOnePage = new Set(own.map(({ page }) => page)).size === 1;
    if (isOnePage || new Set(own.map(({ side }) => side)).size < 2) continue;
    const sides = sidesOf(own);
    const message = `Near-duplicate pictures stand on more than one side of the split ${split.name}: ${inWords(sides)}.`;
    findings.push({
      kind: 'split-leak',
      reason: reason('split-leak-duplicate', message, { split: named, sides }),
      place: { type: 'pages', pages: onePageASide(own) },
    });
  }
  return findings;
}

/** Pages that look alike two by two, but for those that somebody said to be different. */
async function lookAlikes(
  project: Project,
  pages: readonly AssignedPage[],
): Promise<readonly (readonly AssignedPage[])[]> {
  if (new Set(pages.map(({ perceptualHash }) => perceptualHash)).size > mostComparedHashes) return [];
  const { nodes, edges } = duplicateGraph(pages, await readDuplicateDecisions(project.store));
  const byNode = Map.groupBy(pages.entries(), ([index]) => nodes[index] ?? 0);
  const pagesOf = (node: number) => (byNode.get(node) ?? []).map(([, page]) => page);
  const alike = [...byNode.keys()].map(pagesOf);
  for (let pair = 0; pair < edges.length; pair += 2) {
    alike.push([...pagesOf(edges[pair] ?? 0), ...pagesOf(edges[pair + 1] ?? 0)]);
  }
  return alike;
}

function sidesOf(pages: readonly AssignedPage[]) {
  const own = new Set(pages.map(({ side }) => side));
  return { term: 'sides', sides: splitSides.filter((side) => own.has(side)) } as const;
}

function inWords({ sides }: ReturnType<typeof sidesOf>): string {
  return sides.join(', ');
}

function onePageASide(pages: readonly AssignedPage[]): PageId[] {
  return [...new Map(pages.map(({ side, page }) => [side, page])).values()];
}

async function findOrphans(project: Project): Promise<readonly Finding[]> {
  return (await project.store.findings.orphanMedia(mostOrphans)).map((sha256) => ({
    kind: 'media-orphan',
    reason: reason('media-orphan', `The picture ${sha256.slice(0, 12)}… belongs to no page and to no release.`, {
      sha256,
    }),
    place: { type: 'media', sha256 },
  }));
}

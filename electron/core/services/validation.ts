import type { ListedFinding } from '#schemas/contract/validation.ts';
import type { FindingKind } from '#schemas/domain/finding.ts';
import type { PageId } from '#schemas/domain/id.ts';
import type { SplitSide } from '#schemas/domain/split.ts';
import { formulaOf, pageOf } from '#shared/annotation/document.ts';
import { namesInEnglish } from '#shared/schema/names-in-english.ts';
import { withNamesOfNow } from '#shared/validation/named-reasons.ts';
import type { SchemaNames } from '#shared/words/terms.ts';
import type { Project } from '../project/project.ts';
import type { StoredFinding } from '../store/finding-store.ts';
import { fixableKinds } from '../validation/mend-finding.ts';
import { readBaselines } from '../validation/project-findings.ts';
import { readRules } from '../validation/read-rules.ts';
import type { Actor } from './actor.ts';
import { blindFormulas } from './second/blind-formulas.ts';

/** What the last validation found, with where the pixels of each are. */
export async function listFindings(
  project: Project,
  actor: Actor,
  query: { readonly kinds: readonly FindingKind[]; readonly after: string | null; readonly limit: number },
): Promise<{ items: ListedFinding[]; next: string | null; total: number }> {
  const part = await project.store.findings.list(
    query.kinds,
    query.after,
    query.limit,
    await blindFormulas(project, actor),
  );
  const sides = await sidesOfPages(project, part.items);
  const names = namesInEnglish((await project.store.schemaRecords()).map(({ record }) => record));
  const items = await Promise.all(part.items.map((stored) => showFinding(project, named(stored, names), sides)));
  return { items, next: part.next, total: part.total };
}

/** The finding with what it speaks of called as it is called now. */
function named(stored: StoredFinding, names: SchemaNames): StoredFinding {
  return { ...stored, finding: { ...stored.finding, reason: withNamesOfNow(stored.finding.reason, names) } };
}

export async function summariseFindings(project: Project, actor: Actor) {
  const rules = await readRules(project, true);
  const hidden = await blindFormulas(project, actor);
  const [byKind, unchecked, baselines, lacking] = await Promise.all([
    project.store.findings.counts(hidden),
    project.store.findings.countUnchecked(rules.version),
    readBaselines(project, rules),
    project.store.findings.lackingByFacet(hidden),
  ]);
  return { byKind, unchecked, baselines: [...baselines], lacking: [...lacking] };
}

/** Sides of the newest split by page, where a finding is about whole pages. */
async function sidesOfPages(
  project: Project,
  items: readonly StoredFinding[],
): Promise<ReadonlyMap<PageId, SplitSide>> {
  if (!items.some(({ finding }) => finding.place.type === 'pages')) return new Map();
  const split = (await project.store.splits.listSplits()).at(-1);
  const assigned = split ? await project.store.findings.assignedPages(split.id) : [];
  return new Map(assigned.map(({ page, side }) => [page, side]));
}

async function showPages(
  project: Project,
  ids: readonly PageId[],
  sides: ReadonlyMap<PageId, SplitSide>,
): Promise<ListedFinding['pages']> {
  const documents = await project.store.getDocuments(ids.map((id) => ({ type: 'page', id })));
  return documents.flatMap((document) => {
    const page = pageOf(document);
    if (!page) return [];
    const { id, sourceName: pageName, imageSha256, writer } = page;
    return [{ id, pageName, imageSha256, writer, side: sides.get(id) ?? null }];
  });
}

async function showFinding(
  project: Project,
  { id, finding, isStale }: StoredFinding,
  sides: ReadonlyMap<PageId, SplitSide>,
): Promise<ListedFinding> {
  const canFix = fixableKinds.has(finding.kind) && !isStale;
  const { place } = finding;
  if (place.type !== 'formula') {
    const pages = place.type === 'pages' ? await showPages(project, place.pages, sides) : [];
    return { id, finding, isStale, canFix, shown: null, pages };
  }
  const document = await project.store.getDocument({ type: 'formula', id: place.formula });
  const formula = formulaOf(document);
  const page = formula && pageOf(await project.store.getDocument({ type: 'page', id: formula.page }));
  if (!page) return { id, finding, isStale, canFix, shown: null, pages: [] };
  const symbol = place.symbols[0] === undefined ? undefined : document.records.get(place.symbols[0]);
  const shown = {
    pageName: page.sourceName,
    imageSha256: page.imageSha256,
    region: formula.region,
    box: symbol?.kind === 'symbol' ? symbol.box : null,
  };
  return { id, finding, isStale, canFix, shown, pages: [] };
}

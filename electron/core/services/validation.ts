import type { ListedFinding } from '#schemas/contract/validation.ts';
import type { FindingKind } from '#schemas/domain/finding.ts';
import { formulaOf, pageOf } from '#shared/annotation/document.ts';
import type { Project } from '../project/project.ts';
import type { StoredFinding } from '../store/finding-store.ts';
import { fixableKinds } from '../validation/fix-findings.ts';
import { readBaselines } from '../validation/project-findings.ts';
import { readRules } from '../validation/read-rules.ts';

/** What the last validation found, with where the pixels of each are. */
export async function listFindings(
  project: Project,
  query: { readonly kinds: readonly FindingKind[]; readonly after: string | null; readonly limit: number },
): Promise<{ items: ListedFinding[]; next: string | null; total: number }> {
  const part = await project.store.findings.list(query.kinds, query.after, query.limit);
  const items = await Promise.all(part.items.map((stored) => showFinding(project, stored)));
  return { items, next: part.next, total: part.total };
}

export async function summariseFindings(project: Project) {
  const rules = await readRules(project, true);
  const [byKind, unchecked, baselines] = await Promise.all([
    project.store.findings.counts(),
    project.store.findings.countUnchecked(rules.version),
    readBaselines(project, rules),
  ]);
  return { byKind, unchecked, baselines: [...baselines] };
}

async function showFinding(project: Project, { id, finding, isStale }: StoredFinding): Promise<ListedFinding> {
  const canFix = fixableKinds.has(finding.kind) && !isStale;
  const { place } = finding;
  if (place.type !== 'formula') return { id, finding, isStale, canFix, shown: null };
  const document = await project.store.getDocument({ type: 'formula', id: place.formula });
  const formula = formulaOf(document);
  const page = formula && pageOf(await project.store.getDocument({ type: 'page', id: formula.page }));
  if (!page) return { id, finding, isStale, canFix, shown: null };
  const symbol = place.symbols[0] === undefined ? undefined : document.records.get(place.symbols[0]);
  const shown = {
    pageName: page.sourceName,
    imageSha256: page.imageSha256,
    region: formula.region,
    box: symbol?.kind === 'symbol' ? symbol.box : null,
  };
  return { id, finding, isStale, canFix, shown };
}

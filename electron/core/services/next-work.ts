import type { NextWork } from '#schemas/contract/quotas.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { CategoryId, PageId, PersonId } from '#schemas/domain/id.ts';
import { type Role, roles } from '#schemas/domain/person.ts';
import { categoriesOfSignature } from '#shared/quota/contribution.ts';
import { type OpenGroup, rankWork } from '#shared/quota/rank-work.ts';
import { type KindResolver, resolverOf } from '#shared/quota/resolve-kinds.ts';
import { withAliases } from '#shared/schema/aliases.ts';
import type { Project } from '../project/project.ts';
import type { OpenSymbols } from '../store/progress-store.ts';
import type { FormulaCounter } from '../store/store.ts';
import { type Actor, requireRole } from './actor.ts';
import { quotaProgress, readQuotaCounters, resolveSelection } from './quotas.ts';
import { blindFormulas } from './second/blind-formulas.ts';

const openStatuses: ReadonlySet<string> = new Set(['absent', 'returned', 'drafted', 'submitted']);

/**
 * Open work in the order of the gaps it fills. Kinds are ranked from the counters alone; formulas are read only of
 * those that come first.
 *
 * @throws AppError `forbidden` where somebody who is no lead asks about another person
 */
export async function nextWork(
  project: Project,
  actor: Actor,
  { person, limit }: { readonly person: PersonId | null; readonly limit: number },
): Promise<{ items: NextWork[]; open: number }> {
  if (person !== null && person !== actor.person.id) requireRole(actor, 'lead');
  const rows = await project.store.schemaRecords();
  const records = rows.map(({ record }) => record);
  const stored = await readQuotaCounters(project, records);
  const asked = person === null ? actor.person : records.find((record) => record.id === person);
  if (asked?.kind !== 'person') throw new AppError('not-found', `There is no person ${person} in this project.`, {});
  const resolver = resolverOf(records);
  const quotas = quotaProgress(rows, stored).map((progress) => ({
    ...progress,
    quota: resolveSelection(progress.quota, resolver),
  }));
  const reviews = isAtLeast(asked.role, 'reviewer');
  const wanted = quotas.flatMap(({ quota, byStatus }) =>
    quota.symbolClass !== null && byStatus.accepted < quota.target ? [quota.symbolClass] : [],
  );
  const classes = records.filter((record) => record.kind === 'symbol-class');
  const symbols = await project.store.progress.openSymbols(withAliases(wanted, classes));
  const ranked = rankWork(groupsOf(stored.formulas, symbols, resolver), quotas, asked.id, reviews);
  const hidden = new Set([
    ...(await blindFormulas(project, actor)),
    ...(await blindFormulas(project, { person: asked, isOwner: false })),
  ]);
  const items: NextWork[] = [];
  for (const { held, signature, status, fills } of ranked) {
    if (items.length >= limit) break;
    const open = await project.store.progress.openFormulas(held, status, limit - items.length + hidden.size);
    const formulas = open.filter(({ id }) => !hidden.has(id)).slice(0, limit - items.length);
    // Signatures are made of the ids of categories.
    const categories = categoriesOfSignature(signature) as readonly CategoryId[];
    items.push(
      ...formulas.map(({ id, page, pageName, latex }) => ({
        formula: id,
        page,
        pageName,
        latex,
        status,
        categories: [...categories],
        fills: [...fills],
      })),
    );
  }
  return { items, open: ranked.reduce((sum, { formulas }) => sum + formulas, 0) };
}

/** Whether the requirements ask for the order of the gaps rather than that of the import. */
export async function worksByGaps(project: Project): Promise<boolean> {
  const rows = await project.store.schemaRecords();
  return rows.some(({ record }) => record.kind === 'requirements' && record.workOrder === 'by-gaps');
}

/** The page that a person's queue goes on with after `after`; null where nothing is open, or nothing else. */
export async function nextPageByGaps(project: Project, actor: Actor, after: PageId | null): Promise<PageId | null> {
  const { items } = await nextWork(project, actor, { person: null, limit: 200 });
  const place = items.findLastIndex(({ page }) => page === after);
  const following = [...items.slice(place + 1), ...items.slice(0, Math.max(0, place))];
  return following.find(({ page }) => page !== after)?.page ?? items[0]?.page ?? null;
}

/** Formulas are looked up by the signature that they hold, and worth what that counts as. */
interface HeldGroup extends OpenGroup {
  readonly held: string;
}

function groupsOf(
  formulas: readonly FormulaCounter[],
  symbols: readonly OpenSymbols[],
  resolver: KindResolver,
): readonly HeldGroup[] {
  const groups = new Map<
    string,
    { held: string; status: OpenGroup['status']; formulas: number; symbols: Map<string, number> }
  >();
  for (const { signature, status, formulas: count } of formulas) {
    if (!openStatuses.has(status)) continue;
    const key = keyOf(signature, status);
    const group = groups.get(key) ?? { held: signature, status, formulas: 0, symbols: new Map() };
    group.formulas += count;
    groups.set(key, group);
  }
  for (const { signature, status, byClass } of symbols) {
    const group = groups.get(keyOf(signature, status));
    if (!group) continue;
    for (const [symbolClass, count] of byClass) {
      const id = resolver.symbolClass(symbolClass);
      group.symbols.set(id, (group.symbols.get(id) ?? 0) + count);
    }
  }
  return [...groups.values()].map(({ held, status, formulas: count, symbols: symbolsByClass }) => ({
    held,
    signature: resolver.signature(held),
    status,
    formulas: count,
    symbolsByClass,
  }));
}

function keyOf(signature: string, status: string): string {
  return `${status} ${signature}`;
}

function isAtLeast(role: Role, least: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(least);
}

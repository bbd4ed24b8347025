import { FormulaFilter } from '#schemas/contract/library.ts';
import type { NextWork } from '#schemas/contract/quotas.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { CategoryId, PageId, PersonId, QuotaId } from '#schemas/domain/id.ts';
import type { FormulaStatus } from '#schemas/domain/layer.ts';
import { type Role, roles } from '#schemas/domain/person.ts';
import { categoriesOfSignature } from '#shared/quota/contribution.ts';
import { rankWork } from '#shared/quota/rank-work.ts';
import { type KindResolver, resolverOf } from '#shared/quota/resolve-kinds.ts';
import { withAliases } from '#shared/schema/aliases.ts';
import type { Project } from '../../project/project.ts';
import { readOwnSubModels } from '../../release/sub-models/read-sub-models.ts';
import type { OpenWork } from '../../store/progress-store.ts';
import { type Actor, requireRole } from '../actor.ts';
import { blindFormulas } from '../second/blind-formulas.ts';
import { quotaProgress, readQuotaCounters, resolveSelection } from './quotas.ts';

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
): Promise<{ items: NextWork[]; open: number; statuses: FormulaStatus[]; hidden: number }> {
  if (person !== null && person !== actor.person.id) requireRole(actor, 'lead');
  const rows = await project.store.schemaRecords();
  const records = rows.map(({ record }) => record);
  const stored = await readQuotaCounters(project, records);
  const asked = person === null ? actor.person : records.find((record) => record.id === person);
  if (asked?.kind !== 'person')
    throw new AppError('not-found', `There is no person ${person} in this project.`, { reason: 'person-unknown' });
  const subModels = await readOwnSubModels(project.store);
  const resolver = resolverOf(records, subModels);
  const quotas = quotaProgress(rows, stored, subModels).map((progress) => ({
    ...progress,
    quota: resolveSelection(progress.quota, resolver),
  }));
  const reviews = isAtLeast(asked.role, 'reviewer');
  const wanted = quotas.flatMap(({ quota, byStatus }) =>
    quota.symbolClass !== null && byStatus.accepted < quota.target ? [quota.symbolClass] : [],
  );
  const classes = records.filter((record) => record.kind === 'symbol-class');
  const work = await project.store.progress.openWork(withAliases(wanted, classes));
  const groups = work.groups.map((group) => ({
    ...group,
    held: group.signature,
    signature: resolver.signature(group.signature),
  }));
  const ranked = rankWork(groups, symbolsAsMeant(work, resolver), quotas, asked.id, reviews);
  const ownHidden = await blindFormulas(project, actor);
  const hidden = new Set([...ownHidden, ...(await blindFormulas(project, { person: asked, isOwner: false }))]);
  const items: NextWork[] = [];
  for (const { held, signature, status, fills } of ranked) {
    if (items.length >= limit) break;
    const open = await project.store.progress.openFormulas(held, status, limit - items.length + hidden.size);
    const formulas = open.filter(({ id }) => !hidden.has(id)).slice(0, limit - items.length);
    // Signatures are made of the ids of categories.
    const categories = categoriesOfSignature(signature) as readonly CategoryId[];
    items.push(
      ...formulas.map(({ id, page, pageName, imageSha256, region, latex }) => ({
        formula: id,
        page,
        pageName,
        imageSha256,
        region,
        latex,
        status,
        categories: [...categories],
        fills: [...fills],
      })),
    );
  }
  const statuses: FormulaStatus[] = reviews ? [...openToAll, 'submitted'] : [...openToAll];
  const all = ranked.reduce((sum, { formulas }) => sum + formulas, 0);
  if (hidden.size === 0) return { items, open: all, statuses, hidden: 0 };
  const filter = FormulaFilter.parse({ statuses });
  const open = await project.store.countFormulas({ ...filter, except: [...hidden] });
  const seen = await project.store.countFormulas({ ...filter, except: ownHidden });
  return { items, open, statuses, hidden: seen - open };
}

/** Submitted work is open to those who may accept it, too. */
const openToAll: readonly FormulaStatus[] = ['absent', 'returned', 'drafted'];

/** So far the queue is looked along. */
const looked = 200;

/**
 * The page that a person's queue goes on with after `after`: first what fills a gap that they were given, with the gap;
 * where the requirements give work out by the gaps, what fills any. `page` is null where nothing is open.
 *
 * @returns null where no gap decides: nothing of their own is open, and work is given out in the order of the import
 */
export async function nextPageByGaps(
  project: Project,
  actor: Actor,
  after: PageId | null,
): Promise<{ page: PageId | null; gap: QuotaId | null } | null> {
  const records = (await project.store.schemaRecords()).map(({ record }) => record);
  const isForAll = records.some((record) => record.kind === 'requirements' && record.workOrder === 'by-gaps');
  const own = new Set(
    records.flatMap((record) =>
      record.kind === 'quota' && record.assignees.includes(actor.person.id) ? [record.id] : [],
    ),
  );
  if (own.size === 0 && !isForAll) return null;
  const { items } = await nextWork(project, actor, { person: null, limit: looked });
  // What fills one's own gap is ranked before everything else.
  const filling = items.filter(({ fills }) => fills.some((quota) => own.has(quota)));
  // Forwards only: whoever goes on from the last page of it goes to what is open elsewhere, and not round for ever.
  const place = filling.findLastIndex(({ page }) => page === after);
  const next = filling.slice(place + 1).find(({ page }) => page !== after);
  const gap = next?.fills.find((quota) => own.has(quota));
  if (next && gap) return { page: next.page, gap };
  return isForAll ? { page: followingOf(items, after)?.page ?? null, gap: null } : null;
}

/** The item on the next page after `after`, round again from the end; that page alone where nothing else is open. */
function followingOf(items: readonly NextWork[], after: PageId | null): NextWork | null {
  const place = items.findLastIndex(({ page }) => page === after);
  const following = [...items.slice(place + 1), ...items.slice(0, Math.max(0, place))];
  return following.find(({ page }) => page !== after) ?? items[0] ?? null;
}

/** Symbols of classes under what they count as. */
function symbolsAsMeant({ symbols }: OpenWork, resolver: KindResolver): ReadonlyMap<string, Int32Array> {
  const meant = new Map<string, Int32Array>();
  for (const [symbolClass, counts] of symbols) {
    const id = resolver.symbolClass(symbolClass);
    const sums = meant.get(id);
    if (!sums) meant.set(id, counts.slice());
    else for (let place = 0; place < sums.length; place++) sums[place] = (sums[place] ?? 0) + (counts[place] ?? 0);
  }
  return meant;
}

function isAtLeast(role: Role, least: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(least);
}

import type { DuplicateGroupShown, DuplicatePage } from '#schemas/contract/duplicates.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { FormulaId, PageId } from '#schemas/domain/id.ts';
import type { LayerName } from '#schemas/domain/layer.ts';
import { formulaOf, pageOf, symbolsOf } from '#shared/annotation/document.ts';
import { statusOf } from '#shared/annotation/status.ts';
import { turnTowards } from '#shared/split/near-duplicates.ts';
import type { Project } from '../project/project.ts';
import type { Actor } from '../services/actor.ts';
import { blindFormulas } from '../services/second/blind-formulas.ts';
import { readDuplicateDecisions } from './read-decisions.ts';

export interface DuplicateQuery {
  readonly state: 'open' | 'decided';
  readonly after: string | null;
  readonly limit: number;
}

/** Pages of a group that are shown, and formulas of a page. */
const mostPages = 12;
const mostFormulas = 3;

/** Groups of near-duplicate pages that wait for a decision, or what was decided, the newest first. */
export async function listDuplicateGroups(project: Project, actor: Actor, query: DuplicateQuery) {
  const { duplicates } = project.store;
  const unseen = await duplicates.countUnseen();
  const withoutInk = await duplicates.countWithoutInkHash();
  const wanted = query.state === 'open' ? await openGroups(project) : await decidedGroups(project);
  const place = query.after === null ? 0 : placeBehind(wanted, query.after);
  const part = wanted.slice(place, place + query.limit);
  const hidden = new Set(await blindFormulas(project, actor));
  const asked = await layersAsked(project);
  const groups: DuplicateGroupShown[] = [];
  for (const { key, pages, decision } of part) {
    const shown: DuplicatePage[] = [];
    const [first] = pages;
    const upright = first === undefined ? undefined : await readPage(project, first);
    for (const page of pages.slice(0, mostPages)) {
      const described = await describePage(project, page, upright?.perceptualHash ?? null, asked, hidden);
      if (described) shown.push(described);
    }
    groups.push({ key, pages: [...pages], shown, decision });
  }
  const isMore = place + query.limit < wanted.length;
  return { groups, next: isMore ? (part.at(-1)?.key ?? null) : null, total: wanted.length, unseen, withoutInk };
}

interface ListedGroup {
  /** Where the list goes on: the first page of an open group, or the decision. */
  readonly key: string;
  readonly pages: readonly PageId[];
  readonly decision: DuplicateGroupShown['decision'];
}

async function openGroups(project: Project): Promise<readonly ListedGroup[]> {
  const groups = await project.store.duplicates.groups();
  return groups.flatMap(({ pages, isOpen }) =>
    isOpen && pages[0] !== undefined ? [{ key: pages[0], pages, decision: null }] : [],
  );
}

async function decidedGroups(project: Project): Promise<readonly ListedGroup[]> {
  const decisions = await readDuplicateDecisions(project.store);
  return decisions.toReversed().map(({ id, pages, verdict, by, at }) => ({
    key: id,
    pages,
    decision: { id, verdict, by, at },
  }));
}

function placeBehind(groups: readonly ListedGroup[], after: string): number {
  const place = groups.findIndex(({ key }) => key === after);
  if (place >= 0) return place + 1;
  throw new AppError('conflict', 'The group that the list should go on from was decided meanwhile; read it again.', {});
}

async function describePage(
  project: Project,
  id: PageId,
  upright: string | null,
  asked: readonly LayerName[],
  hidden: ReadonlySet<FormulaId>,
): Promise<DuplicatePage | null> {
  const page = await readPage(project, id);
  if (!page) return null;
  const documents = await project.store.formulasOfPage(id);
  const formulas = documents.slice(0, mostFormulas).flatMap((document) => {
    const formula = formulaOf(document);
    if (!formula || hidden.has(formula.id)) return [];
    const { latex, unusable } = formula;
    return [
      {
        id: formula.id,
        latex,
        unusable,
        status: statusOf(formula, page, asked),
        symbolCount: symbolsOf(document).length,
      },
    ];
  });
  const { sourceName, imageSha256, width, height, writer, batch, importedAt, perceptualHash } = page;
  return {
    id,
    sourceName,
    imageSha256,
    width,
    height,
    writer,
    batch,
    importedAt,
    turn: upright === null ? null : turnTowards(upright, perceptualHash),
    formulas,
    formulaCount: documents.length,
  };
}

async function readPage(project: Project, id: PageId) {
  return pageOf(await project.store.getDocument({ type: 'page', id }));
}

async function layersAsked(project: Project): Promise<readonly LayerName[]> {
  return (await project.store.settings())?.layersAsked ?? [];
}

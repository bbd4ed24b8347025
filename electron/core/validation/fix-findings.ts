import { rm } from 'node:fs/promises';
import type { ChosenFindings, FindingRemedy, FixEffect, FixReport } from '#schemas/contract/validation.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { Finding } from '#schemas/domain/finding.ts';
import type { FormulaId } from '#schemas/domain/id.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { formulaOf, pageOf } from '#shared/annotation/document.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import { FormulaPictures } from '../boxing/formula-picture.ts';
import { type JobHandle, unwatched } from '../jobs/job-runner.ts';
import type { Project } from '../project/project.ts';
import { inTurn } from '../release/freezing/in-turn.ts';
import { type Actor, hasRole } from '../services/actor.ts';
import { countedParts, type PartToPlan, type PlannedPart } from '../services/counted-parts.ts';
import { requireUsed } from '../services/kinds-in-use.ts';
import { refuseMore } from '../services/many/chosen-items.ts';
import { commitInParts, documentsOfPart, inPartsOf } from '../services/many/commit-in-parts.ts';
import { need } from '../services/schema-change/plan-merge.ts';
import { readSchemaView, type SchemaView } from '../services/schema-change/schema-view.ts';
import { blindFormulas } from '../services/second/blind-formulas.ts';
import type { StoredFinding } from '../store/finding-store.ts';
import { fixableKinds, mendFinding, remedyOf } from './mend-finding.ts';
import { readRules } from './read-rules.ts';
import { checkFormula } from './validate-project.ts';

/** Findings that are read at once. */
const partSize = 500;

export interface FixOrder {
  readonly findings: ChosenFindings;
  readonly remedy: FindingRemedy;
}

type WhyLeft = FixEffect['left'][number]['why'];
type Watch = Pick<JobHandle, 'progress' | 'throwIfCancelled'> & { readonly signal?: AbortSignal };

/** What mending findings would come to; nothing is done. */
export async function previewFix(project: Project, actor: Actor, order: FixOrder): Promise<FixEffect> {
  const plan = await planFix(project, actor, order, () => {});
  const counts: FixCounts[] = [];
  // oxlint-disable-next-line no-await-in-loop -- documents of one part at a time in memory
  for (const part of plan.parts) counts.push((await part.plan()).counts);
  return effectOf(plan, counts, plan.orphans.length);
}

/**
 * Mends findings as edits of the actor, by one operation: all of it or, when cancelled or refused, nothing; then looks
 * at the mended formulas again. What has changed since it was found, and what this actor may not mend, is left and
 * counted. Pictures without a page are removed for good.
 *
 * @throws AppError `invalid-input` for findings that need a category or class, and none is given; `too-large`; `cancelled`
 */
export async function fixFindings(
  project: Project,
  actor: Actor,
  order: FixOrder,
  handle: Watch = unwatched,
): Promise<FixReport> {
  const report = (phase: string, done: number, total: number | null) => {
    handle.throwIfCancelled();
    handle.progress(phase, done, total);
  };
  const plan = await planFix(project, actor, order, (read) => report('reading', read, null));
  const parts = countedParts(project, actor, plan.parts, { fixed: 0, formulas: [], left: [] });
  const operation = await commitInParts(project, actor, {
    kind: 'edit',
    parts,
    report: (done, total) => report('writing', done, total),
  });
  const removed = await removePictures(project, plan.orphans);
  const counts = parts.map((part) => part.counts());
  const mended = counts.flatMap(({ formulas }) => formulas);
  await lookAgain(project, mended, handle);
  return { ...effectOf(plan, counts, removed), operation: operation?.id ?? null };
}

interface FixCounts {
  readonly fixed: number;
  readonly formulas: readonly FormulaId[];
  readonly left: readonly WhyLeft[];
}

interface FixPlan {
  readonly parts: readonly PartToPlan<FixCounts>[];
  /** Findings of pictures without a page that the actor may remove. */
  readonly orphans: readonly StoredFinding[];
  /** Findings that are left without a look at their formula. */
  readonly left: readonly WhyLeft[];
}

async function planFix(
  project: Project,
  actor: Actor,
  { findings, remedy }: FixOrder,
  report: (read: number) => void,
): Promise<FixPlan> {
  const view = await readSchemaView(project.store);
  checkRemedy(remedy, view);
  const hidden = new Set(await blindFormulas(project, actor));
  const chosen = await chosenFindings(project, actor, findings, report);
  // Whoever names findings may name some that are gone.
  const gone = Array.isArray(findings) ? new Set(findings).size - chosen.length : 0;
  const left: WhyLeft[] = Array.from({ length: gone }, () => 'gone');
  const orphans: StoredFinding[] = [];
  const byFormula = new Map<FormulaId, Finding[]>();
  for (const stored of chosen) {
    const { finding, isStale } = stored;
    const { place } = finding;
    if (isStale) left.push('changed');
    else if (!isMendable(finding, remedy)) left.push('not-fixable');
    else if (place.type === 'media') {
      if (hasRole(actor, 'lead')) orphans.push(stored);
      else left.push('forbidden');
    } else if (place.type !== 'formula' || hidden.has(place.formula)) left.push('gone');
    else byFormula.set(place.formula, [...(byFormula.get(place.formula) ?? []), finding]);
  }
  const parts = inPartsOf([...byFormula], documentsOfPart).map((part) => ({
    size: part.length,
    plan: async () => await planPart(project, part, remedy, view),
  }));
  return { parts, orphans, left };
}

function isMendable({ kind }: Finding, remedy: FindingRemedy): boolean {
  const needed = remedyOf[kind];
  if (needed === undefined) return fixableKinds.has(kind);
  if (remedy === null) {
    throw new AppError('invalid-input', 'Say which category or class these findings are mended with.', {
      reason: 'remedy-missing',
    });
  }
  return remedy.kind === needed;
}

function checkRemedy(remedy: FindingRemedy, view: SchemaView): void {
  if (remedy?.kind === 'categories') {
    for (const id of remedy.categories) requireUsed(need(view.categories, id, 'category'));
  }
  if (remedy?.kind === 'symbol-class') requireUsed(need(view.classes, remedy.symbolClass, 'symbol class'));
}

async function chosenFindings(
  project: Project,
  actor: Actor,
  findings: ChosenFindings,
  report: (read: number) => void,
): Promise<readonly StoredFinding[]> {
  if (Array.isArray(findings)) return await project.store.findings.get(findings);
  const hidden = await blindFormulas(project, actor);
  const found: StoredFinding[] = [];
  let after: string | null = null;
  do {
    const part: Awaited<ReturnType<typeof project.store.findings.list>> = await project.store.findings.list(
      [findings.kind],
      after,
      partSize,
      hidden,
    );
    found.push(...part.items);
    after = part.next;
    refuseMore(actor, found.length);
    report(found.length);
  } while (after !== null);
  return found;
}

async function planPart(
  project: Project,
  part: readonly (readonly [FormulaId, readonly Finding[]])[],
  remedy: FindingRemedy,
  view: SchemaView,
): Promise<PlannedPart<FixCounts>> {
  const planned = {
    counts: { fixed: 0, formulas: [] as FormulaId[], left: [] as WhyLeft[] },
    before: [] as AnnotationDocument[],
    wanted: [] as AnnotationPatch[],
  };
  const { counts } = planned;
  const documents = await project.store.getDocuments(part.map(([id]) => ({ type: 'formula', id })));
  for (const [place, [id, findings]] of part.entries()) {
    const document = documents[place];
    const formula = document && formulaOf(document);
    // oxlint-disable-next-line no-await-in-loop -- a part is small
    const page = formula && pageOf(await project.store.getDocument({ type: 'page', id: formula.page }));
    if (!document || !page) {
      counts.left.push(...findings.map(() => 'gone' as const));
      continue;
    }
    let mended = document;
    for (const finding of findings) {
      // One mend may take the ground from under another, as where a box is tiny and drawn twice: both are mended.
      if (diffDocuments(document, mendFinding(document, finding, page, remedy, view))) counts.fixed += 1;
      else counts.left.push('already');
      mended = mendFinding(mended, finding, page, remedy, view);
    }
    const patch = diffDocuments(document, mended);
    if (!patch) continue;
    counts.formulas.push(id);
    planned.before.push(document);
    planned.wanted.push(patch);
  }
  return planned;
}

function effectOf(plan: FixPlan, counts: readonly FixCounts[], removed: number): FixEffect {
  const kept = Array.from({ length: plan.orphans.length - removed }, () => 'already' as const);
  const left = [...plan.left, ...kept, ...counts.flatMap((part) => part.left)];
  return {
    fixed: removed + counts.reduce((sum, { fixed }) => sum + fixed, 0),
    formulas: counts.reduce((sum, { formulas }) => sum + formulas.length, 0),
    left: [...Map.groupBy(left, (why) => why)].map(([why, own]) => ({ why, count: own.length })),
  };
}

/** In turn with freezing: a release that is being frozen has read pages that may be gone since, and will name their pictures. */
async function removePictures(project: Project, orphans: readonly StoredFinding[]): Promise<number> {
  return orphans.length === 0 ? 0 : await inTurn(project.store, () => removeOrphans(project, orphans));
}

async function removeOrphans(project: Project, orphans: readonly StoredFinding[]): Promise<number> {
  const still = new Set(await project.store.findings.orphanMedia(Number.MAX_SAFE_INTEGER));
  const removed: number[] = [];
  for (const { id, finding } of orphans) {
    if (finding.place.type !== 'media' || !still.has(finding.place.sha256)) continue;
    const { sha256 } = finding.place;
    await project.store.findings.removeMedia(sha256);
    await rm(project.media.pathOf(sha256), { force: true });
    removed.push(id);
  }
  await project.store.findings.remove(removed);
  return removed.length;
}

/** What is mended stands; whoever cancels now only leaves formulas to be looked at by the next validation. */
async function lookAgain(project: Project, formulas: readonly FormulaId[], handle: Watch): Promise<void> {
  const rules = await readRules(project, true);
  const pictures = new FormulaPictures(project.media);
  for (const [place, id] of formulas.entries()) {
    if (handle.signal?.aborted) return;
    handle.progress('checking', place, formulas.length);
    const checked = await checkFormula(project, id, rules, pictures);
    if (checked) await project.store.findings.recordFormulas(rules.version, [checked]);
  }
}

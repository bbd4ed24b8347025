import type { SchemaChange, SchemaChangeEffect, SchemaChangeReport } from '#schemas/contract/schema-change.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { SchemaRecord } from '#schemas/domain/document.ts';
import type { AnnotationPatch, Operation } from '#schemas/domain/operation.ts';
import { invertPatch } from '#shared/annotation/patch.ts';
import { takeBack } from '#shared/annotation/take-back.ts';
import { categoriesOfSignature } from '#shared/quota/contribution.ts';
import { noQuantity } from '#shared/quota/quantity.ts';
import { type Progress, unwatched } from '../../jobs/job-runner.ts';
import type { Project } from '../../project/project.ts';
import { classesInSum } from '../../store/progress-store.ts';
import { type Actor, requireRole } from '../actor.ts';
import { checkSchema } from '../check-schema.ts';
import { commitOperation, StaleRevisionError } from '../commit.ts';
import { type ActPart, commitInParts, documentsOfPart, inPartsOf } from '../many/commit-in-parts.ts';
import type { ReadingReport } from './matching-formulas.ts';
import { type ChangePlan, noEffect } from './plan.ts';
import { need, planCategoryMerge, planClassMerge, planSeparation } from './plan-merge.ts';
import { planRules } from './plan-rules.ts';
import { planCategorySplit, planClassSplit } from './plan-split.ts';
import { readSchemaView, type SchemaView, setMembers } from './schema-view.ts';

/** How often a change is planned anew because somebody edited one of its formulas in between. */
const mostAttempts = 5;

/** What a change of kinds would touch; nothing is done. */
export async function previewSchemaChange(
  project: Project,
  actor: Actor,
  change: SchemaChange,
): Promise<SchemaChangeEffect> {
  requireRole(actor, 'lead');
  return (await plan(project, change, () => {})).effect;
}

/**
 * Merges, splits or retires kinds as one operation: all of it or, when cancelled or refused, nothing. Edits that stand
 * open meanwhile are merged by their editors.
 *
 * @throws AppError `conflict` where nothing has to change; `too-large`; `cancelled`
 */
export async function applySchemaChange(
  project: Project,
  actor: Actor,
  change: SchemaChange,
  handle: Progress = unwatched,
): Promise<SchemaChangeReport> {
  requireRole(actor, 'lead');
  const report = (phase: string, done: number, total: number | null) => {
    handle.throwIfCancelled();
    handle.progress(phase, done, total);
  };
  for (let attempt = 1; ; attempt++) {
    const { patches, effect } = await plan(project, change, (read) => report('reading', read, null));
    if (patches.length === 0) {
      throw new AppError('conflict', 'Nothing in the project matches this: there is nothing to change.');
    }
    const records: readonly SchemaRecord[] = (await project.store.schemaRecords()).map(({ record }) => record);
    checkSchema(
      records,
      patches.filter(({ document }) => document.type !== 'formula'),
      actor,
    );
    try {
      const operation = await commitChange(project, actor, patches, (done, total) => report('writing', done, total));
      return { operation: operation.id, effect };
    } catch (error) {
      if (!(error instanceof StaleRevisionError) || attempt === mostAttempts) throw error;
    }
  }
}

/** Kinds first and all together; formulas that are very many in parts, between which others are answered. */
async function commitChange(
  project: Project,
  actor: Actor,
  patches: readonly AnnotationPatch[],
  report: (done: number, total: number) => void,
): Promise<Operation> {
  const ofFormulas = patches.filter(({ document }) => document.type === 'formula');
  if (ofFormulas.length <= documentsOfPart) return (await commitOperation(project, actor, 'schema', patches)).operation;
  const ofKinds = patches.filter(({ document }) => document.type !== 'formula');
  const kinds: ActPart = { size: ofKinds.length, plan: async () => ofKinds };
  const formulas = inPartsOf(ofFormulas, documentsOfPart).map(
    (part): ActPart => ({ size: part.length, plan: async () => await onDocumentsOfNow(project, part) }),
  );
  const parts = ofKinds.length > 0 ? [kinds, ...formulas] : formulas;
  const operation = await commitInParts(project, actor, { kind: 'schema', parts, report });
  if (!operation)
    throw new AppError('conflict', 'Nothing in the project matches this any more: there is nothing to change.');
  return operation;
}

/** The same changes of formulas that people have gone on working on: what somebody set otherwise meanwhile stays so. */
async function onDocumentsOfNow(
  project: Project,
  patches: readonly AnnotationPatch[],
): Promise<readonly AnnotationPatch[]> {
  const documents = await project.store.getDocuments(patches.map(({ document }) => document));
  return patches.flatMap((patch, place) => {
    const current = documents[place];
    if (!current || current.records.size === 0) return [];
    if (current.revision === patch.base) return [patch];
    const again = takeBack(current, invertPatch(patch, patch.base + 1));
    return again.kind === 'patch' && again.patch ? [again.patch] : [];
  });
}

async function plan(project: Project, change: SchemaChange, report: ReadingReport): Promise<ChangePlan> {
  const { store, runtime } = project;
  const view = await readSchemaView(store);
  const context = { store, view, newId: () => runtime.newId(), report };
  const releases = (await store.releases.listReleases()).length;
  const withReleases = (made: ChangePlan): ChangePlan => ({ ...made, effect: { ...made.effect, releases } });
  switch (change.kind) {
    case 'merge-categories':
      return withReleases(await counted(project, view, planCategoryMerge(view, change.from, change.into), change.from));
    case 'merge-classes':
      return withReleases(await counted(project, view, planClassMerge(view, change.from, change.into), change.from));
    case 'separate-category':
    case 'separate-class':
      return withReleases(await counted(project, view, planSeparation(view, change.id), [change.id]));
    case 'split-category':
      return withReleases(await planCategorySplit(context, change));
    case 'split-class':
      return withReleases(await planClassSplit(context, change));
    case 'retire-facet': {
      const facet = need(view.facets, change.id, 'facet');
      const members = [...view.categories.values()].filter((category) => category.facet === facet.id);
      const patches = facet.retired === change.retired ? [] : [setMembers(view, facet, { retired: change.retired })];
      return withReleases(
        await counted(
          project,
          view,
          { patches, effect: noEffect() },
          members.map(({ id }) => id),
        ),
      );
    }
    case 'retire-category':
      return withReleases(await planRetirement(project, view, need(view.categories, change.id, 'category'), change));
    case 'retire-class':
      return withReleases(await planRetirement(project, view, need(view.classes, change.id, 'symbol class'), change));
    case 'apply-category-rules':
      return withReleases(await planRules(store, view, report));
  }
}

async function planRetirement(
  project: Project,
  view: SchemaView,
  record: Extract<SchemaRecord, { kind: 'category' | 'symbol-class' }>,
  { retired }: { readonly retired: boolean },
): Promise<ChangePlan> {
  const patches = record.retired === retired ? [] : [setMembers(view, record, { retired })];
  const quotas = view.quotas.filter(
    ({ categories, symbolClass }) => symbolClass === record.id || categories.some((id) => id === record.id),
  );
  const effect = {
    ...noEffect(),
    quotas: retired
      ? quotas.map(({ id, target }) => ({ quota: id, effect: 'stops' as const, target, becomes: target }))
      : [],
    categoryRules: view.rules.filter(({ categories }) => categories.some((id) => id === record.id)).length,
  };
  return await counted(project, view, { patches, effect }, [record.id]);
}

/** The plan with the formulas and symbols that stand under these categories or classes: sums over the counters. */
async function counted(
  project: Project,
  view: SchemaView,
  { patches, effect }: ChangePlan,
  kinds: readonly string[],
): Promise<ChangePlan> {
  const { formulas, symbols } = await project.store.progress.quotaCounters(classesInSum);
  const everything = [...view.categories.keys(), ...view.classes.keys()];
  const wanted = new Set<string>(everything.filter((id) => isAliasOfOne(view, id, kinds)));
  const byStatus = noQuantity();
  let symbolCount = 0;
  for (const row of formulas) {
    if (!categoriesOfSignature(row.signature).some((id) => wanted.has(id))) continue;
    byStatus[row.status] += row.formulas;
    symbolCount += row.symbolCount;
  }
  for (const row of symbols) if (wanted.has(row.symbolClass)) symbolCount += row.symbolCount;
  return { patches, effect: { ...effect, formulas: byStatus, symbols: symbolCount } };
}

/** Whether a category or class stands for one of these, at any remove. */
function isAliasOfOne(view: SchemaView, id: string, kinds: readonly string[]): boolean {
  const records = new Map<string, { readonly aliasOf: string | null }>([...view.categories, ...view.classes]);
  const seen = new Set<string>();
  let current: string | null = id;
  while (current !== null && !seen.has(current)) {
    if (kinds.includes(current)) return true;
    seen.add(current);
    current = records.get(current)?.aliasOf ?? null;
  }
  return false;
}

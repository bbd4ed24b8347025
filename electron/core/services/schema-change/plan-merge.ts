import { AppError } from '#schemas/domain/app-error.ts';
import type { CategoryId, SymbolClassId } from '#schemas/domain/id.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { resolveAlias } from '#shared/schema/aliases.ts';
import { moveQuotas } from './move-quotas.ts';
import { type ChangePlan, noEffect } from './plan.ts';
import { type SchemaView, setMembers } from './schema-view.ts';

/** Makes categories aliases of another: no formula is written, all of them count as the other from now on. */
export function planCategoryMerge(view: SchemaView, from: readonly CategoryId[], into: CategoryId): ChangePlan {
  const target = need(view.categories, into, 'category');
  const gone = new Set(from);
  refuseTarget(gone.has(into), target);
  const aliases = from.map((id) => {
    const category = need(view.categories, id, 'category');
    if (category.facet !== target.facet) {
      throw new AppError(
        'invalid-input',
        `“${category.name.en}” and “${target.name.en}” belong to different facets: only categories of one facet can be merged.`,
        { from: category.name.ko, into: target.name.ko },
      );
    }
    return setMembers(view, category, { aliasOf: into });
  });
  const heir = (id: CategoryId) => (gone.has(resolveAlias(id, view.categories)) || gone.has(id) ? into : id);
  const quotas = moveQuotas(view, ({ categories, symbolClass }) => ({
    categories: [...new Set(categories.map(heir))],
    symbolClass,
  }));
  const rules = view.rules.filter(({ categories }) => categories.some((id) => heir(id) !== id));
  const rulePatches = rules.map((rule) =>
    setMembers(view, rule, { categories: [...new Set(rule.categories.map(heir))] }),
  );
  return {
    patches: [...aliases, ...rulePatches, ...quotas.patches],
    effect: { ...noEffect(), quotas: quotas.effects, categoryRules: rules.length },
  };
}

/** Makes symbol classes aliases of another. Their labels go on meaning it in imports. */
export function planClassMerge(view: SchemaView, from: readonly SymbolClassId[], into: SymbolClassId): ChangePlan {
  const target = need(view.classes, into, 'symbol class');
  const gone = new Set(from);
  refuseTarget(gone.has(into), target);
  const aliases = from.map((id) => setMembers(view, need(view.classes, id, 'symbol class'), { aliasOf: into }));
  const quotas = moveQuotas(view, ({ categories, symbolClass }) => ({
    categories,
    symbolClass:
      symbolClass !== null && (gone.has(symbolClass) || gone.has(resolveAlias(symbolClass, view.classes)))
        ? into
        : symbolClass,
  }));
  return { patches: [...aliases, ...quotas.patches], effect: { ...noEffect(), quotas: quotas.effects } };
}

/** Makes an alias a category or class of its own again: what documents hold was never changed. */
export function planSeparation(view: SchemaView, id: CategoryId | SymbolClassId): ChangePlan {
  const category = view.categories.get(id as CategoryId);
  const record = category ?? view.classes.get(id as SymbolClassId);
  if (!record) throw new AppError('not-found', `There is no category or symbol class ${id} in this project.`, { id });
  if (record.aliasOf === null) {
    throw new AppError('conflict', 'It stands for itself already.', { id });
  }
  const patch: AnnotationPatch = setMembers(view, record, { aliasOf: null });
  return { patches: [patch], effect: noEffect() };
}

export function need<Id extends string, Record>(records: ReadonlyMap<Id, Record>, id: Id, what: string): Record {
  const record = records.get(id);
  if (record) return record;
  throw new AppError('not-found', `There is no ${what} ${id} in this project.`, { id, what });
}

function refuseTarget(isAmongThem: boolean, target: { readonly retired: boolean; readonly aliasOf: string | null }) {
  if (isAmongThem)
    throw new AppError('invalid-input', 'What is merged cannot be merged into itself.', {
      reason: 'merge-into-itself',
    });
  if (target.aliasOf !== null) {
    throw new AppError('invalid-input', 'What they are merged into is an alias itself: choose what it stands for.', {
      reason: 'merge-into-alias',
    });
  }
  if (target.retired)
    throw new AppError('invalid-input', 'What they are merged into is retired: use it again first.', {
      reason: 'merge-into-retired',
    });
}

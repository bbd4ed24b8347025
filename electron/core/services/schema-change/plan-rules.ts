import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { CategoryId, FormulaId, PageId } from '#schemas/domain/id.ts';
import type { FormulaStatus } from '#schemas/domain/layer.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { formulaOf, pageOf, symbolsOf } from '#shared/annotation/document.ts';
import { statusOf } from '#shared/annotation/status.ts';
import { noQuantity } from '#shared/quota/quantity.ts';
import { addWhereFree, proposeCategories } from '#shared/schema/propose-categories.ts';
import type { Store } from '../../store/store.ts';
import { giveWay, mostRewritten, type ReadingReport, tooMany } from './matching-formulas.ts';
import { type ChangePlan, noEffect } from './plan.ts';
import type { SchemaView } from './schema-view.ts';

/** Pages that are read at once. */
const partSize = 200;

/** Gives formulas that are there the categories that the rules propose; none that they have is taken. */
export async function planRules(store: Store, view: SchemaView, report: ReadingReport): Promise<ChangePlan> {
  const matching: AnnotationDocument[] = [];
  const proposals = new Map<FormulaId, readonly CategoryId[]>();
  const statuses = new Map<FormulaId, FormulaStatus>();
  let after: PageId | null = null;
  for (;;) {
    const pages: readonly AnnotationDocument[] = await store.pagesAfter(after, partSize);
    for (const document of pages) {
      const page = pageOf(document);
      if (!page) continue;
      after = page.id;
      const proposed = proposeCategories(view.rules, { name: page.sourceName, roots: [], format: null }, view);
      if (proposed.length === 0) continue;
      for (const formulaDocument of await store.formulasOfPage(page.id)) {
        const formula = formulaOf(formulaDocument);
        if (!formula) continue;
        matching.push(formulaDocument);
        proposals.set(formula.id, proposed);
        statuses.set(formula.id, statusOf(formula, page, view.layersAsked));
      }
      if (matching.length > mostRewritten) throw tooMany();
    }
    report(matching.length);
    await giveWay();
    if (pages.length < partSize) break;
  }
  return rewrite(matching, statuses, (categories, id) => addWhereFree(categories, proposals.get(id) ?? [], view));
}

function rewrite(
  documents: readonly AnnotationDocument[],
  statuses: ReadonlyMap<FormulaId, FormulaStatus>,
  change: (categories: readonly CategoryId[], id: FormulaId) => readonly CategoryId[],
): ChangePlan {
  const formulas = noQuantity();
  let symbols = 0;
  const patches: AnnotationPatch[] = [];
  for (const document of documents) {
    const formula = formulaOf(document);
    if (!formula) continue;
    const categories = change(formula.categories, formula.id);
    if (categories.join() === formula.categories.join()) continue;
    formulas[statuses.get(formula.id) ?? 'absent'] += 1;
    symbols += symbolsOf(document).length;
    patches.push({
      document: document.ref,
      base: document.revision,
      added: [],
      updated: [{ before: formula, after: { ...formula, categories: [...categories] } }],
      removed: [],
    });
  }
  return { patches, effect: { ...noEffect(), formulas, symbols, rewritten: patches.length } };
}

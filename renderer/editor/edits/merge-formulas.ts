import type { Formula } from '#schemas/domain/formula.ts';
import type { FormulaId } from '#schemas/domain/id.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { unionOf } from '../geometry/box.ts';
import { contentOf } from '../work/formula-content.ts';
import { formulaIn, type Work } from '../work/work.ts';
import { changeRecords } from './change-records.ts';
import { copySymbols } from './copy-symbols.ts';
import { deleteFormulas } from './regions.ts';
import { renameCopy } from './rename-copy.ts';

export interface MergedFormulas {
  readonly patches: readonly AnnotationPatch[];
  /** The formula that took the others in. */
  readonly formula: FormulaId;
}

/** Makes one formula of several: the first takes in the symbols, relations, categories and LaTeX of the others. */
export function mergeFormulas(work: Work, ids: ReadonlySet<FormulaId>, newId: () => string): MergedFormulas | null {
  const formulas = [...ids].flatMap((id) => formulaIn(work, id) ?? []);
  const [first, ...others] = formulas;
  const document = first ? work.formulas.get(first.id) : undefined;
  const region = unionOf(formulas.map((formula) => formula.region));
  if (!first || !document || !region || others.length === 0) return null;
  const taken = others.flatMap(({ id }) => {
    const other = work.formulas.get(id);
    return other ? renameCopy(copySymbols(work, new Set(contentOf(other).symbols.keys())), newId) : [];
  });
  const symbols = taken.flatMap((part) => part.symbols);
  const merged: Formula = {
    ...first,
    region,
    latex: formulas.flatMap(({ latex }) => (latex === '' ? [] : latex)).join(' '),
    categories: [...new Set(formulas.flatMap((formula) => formula.categories))],
    order: first.order === null ? null : [...first.order, ...symbols.map((symbol) => symbol.id)],
  };
  return {
    formula: first.id,
    patches: [
      ...deleteFormulas(
        work,
        others.map((formula) => formula.id),
      ),
      ...changeRecords(document, {
        added: [...symbols, ...taken.flatMap((part) => part.relations)],
        changed: [merged],
      }),
    ],
  };
}

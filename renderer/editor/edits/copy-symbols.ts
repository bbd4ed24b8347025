import type { SymbolId } from '#schemas/domain/id.ts';
import type { CopiedSymbols } from '../clipboard.ts';
import { contentOf } from '../work/formula-content.ts';
import type { Work } from '../work/work.ts';
import { groupByFormula } from './group-by-formula.ts';

/** The symbols with the relations that have both ends among them. */
export function copySymbols(work: Work, symbols: ReadonlySet<SymbolId>): CopiedSymbols {
  const contents = [...groupByFormula(work, symbols)].flatMap(([formula, ids]) => {
    const document = work.formulas.get(formula);
    return document ? [{ content: contentOf(document), ids }] : [];
  });
  return {
    symbols: contents.flatMap(({ content, ids }) => ids.flatMap((id) => content.symbols.get(id) ?? [])),
    relations: contents.flatMap(({ content }) =>
      content.relations.filter((relation) => symbols.has(relation.parent) && symbols.has(relation.child)),
    ),
  };
}

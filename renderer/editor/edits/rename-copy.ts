import { RelationId, SymbolId } from '#schemas/domain/id.ts';
import type { Relation } from '#schemas/domain/relation.ts';
import type { FormulaSymbol } from '#schemas/domain/symbol.ts';
import type { CopiedSymbols } from '../clipboard.ts';

/** The same symbols and relations under new ids: an id stays with the formula that it was made in. */
export function renameCopy(copied: CopiedSymbols, newId: () => string): CopiedSymbols {
  const names = new Map(copied.symbols.map((symbol) => [symbol.id, SymbolId.parse(newId())]));
  const nameOf = (id: SymbolId) => names.get(id) ?? id;
  return {
    symbols: copied.symbols.map((symbol): FormulaSymbol => ({ ...symbol, id: nameOf(symbol.id) })),
    relations: copied.relations.map(
      (relation): Relation => ({
        ...relation,
        id: RelationId.parse(newId()),
        parent: nameOf(relation.parent),
        child: nameOf(relation.child),
      }),
    ),
  };
}

import type { SchemaRecord } from '#schemas/domain/document.ts';
import { type LayerNeed, needOfSubModel } from '#schemas/domain/layer-need.ts';
import type { ProjectSubModel } from '#schemas/domain/project-sub-model.ts';
import type { SubModelKey } from '#schemas/domain/sub-model.ts';
import { resolveAlias } from '#shared/schema/aliases.ts';
import { categoriesOfSignature } from './contribution.ts';

interface CounterRows<Formula, Symbol> {
  readonly formulas: readonly Formula[];
  readonly symbols: readonly Symbol[];
}

/** Gives what a category, class or signature counts as, once those that stand for others are followed. */
export interface KindResolver {
  readonly category: <Id extends string>(id: Id) => Id;
  readonly symbolClass: <Id extends string>(id: Id) => Id;
  readonly signature: (signature: string) => string;
  /** What a sub-model needs; null for what the project asks for. */
  readonly need: (subModel: SubModelKey | null) => LayerNeed | null;
}

/**
 * Documents keep the ids that people gave; what they count as follows from the aliases of today.
 *
 * @param subModels those that the project defines
 */
export function resolverOf(records: readonly SchemaRecord[], subModels: readonly ProjectSubModel[]): KindResolver {
  const aliases = new Map<string, { readonly aliasOf: string | null }>();
  for (const record of records) {
    if ((record.kind === 'category' || record.kind === 'symbol-class') && record.aliasOf !== null) {
      aliases.set(record.id, record);
    }
  }
  // An alias has the brand of what it stands for: both are of one kind.
  const follow = <Id extends string>(id: Id) => resolveAlias<string>(id, aliases) as Id;
  const signatures = new Map<string, string>();
  return {
    category: follow,
    symbolClass: follow,
    need: (subModel) => (subModel === null ? null : needOfSubModel(subModel, subModels)),
    signature: (signature) => {
      if (aliases.size === 0) return signature;
      let resolved = signatures.get(signature);
      if (resolved === undefined) {
        resolved = [...new Set(categoriesOfSignature(signature).map(follow))].sort().join(',');
        signatures.set(signature, resolved);
      }
      return resolved;
    },
  };
}

/** Counter rows under what they count as. Rows that become equal stay apart: they are only ever summed. */
export function resolveCounters<
  Formula extends { readonly signature: string },
  Symbol extends { readonly signature: string; readonly symbolClass: string },
>(counters: CounterRows<Formula, Symbol>, resolver: KindResolver): CounterRows<Formula, Symbol> {
  return {
    formulas: counters.formulas.map((row) => ({ ...row, signature: resolver.signature(row.signature) })),
    symbols: counters.symbols.map((row) => ({
      ...row,
      signature: resolver.signature(row.signature),
      symbolClass: resolver.symbolClass(row.symbolClass),
    })),
  };
}

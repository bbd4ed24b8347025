import { z } from 'zod';
import { RelationId, SymbolId } from './id.ts';

/** The six relation types of CROHME; a project may register others beside them. */
export const builtInRelationTypes = ['Right', 'Sup', 'Sub', 'Above', 'Below', 'Inside'] as const;

export const RelationType = z.string().regex(/^[A-Z][A-Za-z0-9-]{0,63}$/, 'must start with a capital letter');
export type RelationType = z.infer<typeof RelationType>;

/** Directed layout edge from a parent symbol to a child symbol of the same formula. */
export const Relation = z.object({
  kind: z.literal('relation'),
  id: RelationId,
  parent: SymbolId,
  child: SymbolId,
  type: RelationType,
});
export type Relation = Readonly<z.infer<typeof Relation>>;

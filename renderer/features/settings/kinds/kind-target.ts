import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { CategoryId, FacetId, SymbolClassId } from '#schemas/domain/id.ts';
import type { LocalisedName } from '#schemas/domain/name.ts';

/** A kind that is to be changed: what people work under, so that a change of it touches their work. */
export type KindTarget =
  | { readonly type: 'category'; readonly id: CategoryId; readonly facet: FacetId }
  | { readonly type: 'symbol-class'; readonly id: SymbolClassId }
  | { readonly type: 'facet'; readonly id: FacetId };

/** What is to be done to it. */
export type KindAct = 'merge' | 'split' | 'retire' | 'restore' | 'separate';

export interface OpenChange {
  readonly act: KindAct;
  readonly target: KindTarget;
}

export function nameOfKind(schema: ProjectSchema, target: KindTarget, nameOf: (name: LocalisedName) => string): string {
  switch (target.type) {
    case 'facet': {
      const facet = schema.facets.find(({ record }) => record.id === target.id)?.record;
      return facet === undefined ? target.id : nameOf(facet.name);
    }
    case 'category': {
      const category = schema.categories.find(({ record }) => record.id === target.id)?.record;
      return category === undefined ? target.id : nameOf(category.name);
    }
    case 'symbol-class':
      return schema.symbolClasses.find(({ record }) => record.id === target.id)?.record.label ?? target.id;
  }
}

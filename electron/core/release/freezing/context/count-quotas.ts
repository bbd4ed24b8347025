import type { Quota } from '#schemas/domain/quota.ts';
import type { ReleaseContext } from '#schemas/formats/frozen-release.ts';
import { countsAsAccepted, layerBits } from '#shared/quota/accepted-layers.ts';
import { hasCategories } from '#shared/quota/quantity.ts';
import { type KindResolver, resolverOf } from '#shared/quota/resolve-kinds.ts';
import { nameOfSelection } from '#shared/requirements/make-sheet.ts';
import type { AcceptedItem } from '../accepted/accepted-item.ts';
import type { SourcePage } from '../accepted/collect-accepted.ts';
import type { FrozenSchema } from '../frozen-schema.ts';

type CountedItem = Pick<AcceptedItem, 'type' | 'page' | 'categories' | 'layers' | 'regions' | 'symbols'>;
type CountedPage = Pick<SourcePage, 'page' | 'holds'>;

/**
 * The quotas as they stand, each with what the release holds of it: what the quotas of the project count as accepted, of
 * what is in the release. Null where frozen items do not tell.
 *
 * @param pages those of the project
 */
export function countQuotas(
  items: readonly CountedItem[],
  schema: Pick<FrozenSchema, 'facets' | 'categories' | 'classes' | 'quotas' | 'subModels' | 'layersAsked'>,
  pages: readonly CountedPage[],
): NonNullable<ReleaseContext['quotas']> {
  const resolver = resolverOf([...schema.categories.values()], schema.subModels);
  const held = schema.quotas.length === 0 ? nothing : groupFormulas(items, pages, resolver);
  const facetKeys = new Map(schema.facets.map(({ id, key }) => [id, key]));
  return schema.quotas
    .map((quota) => {
      const { symbolClass, subModel, unit, target } = quota;
      const keys = quota.categories.map((id) => {
        const found = schema.categories.get(id);
        return found ? `${facetKeys.get(found.facet) ?? found.facet}=${found.key}` : id;
      });
      const symbol = symbolClass === null ? null : (schema.classes.get(symbolClass)?.label ?? symbolClass);
      const selection = nameOfSelection({ categories: keys.sort(), symbol, subModel, unit });
      return { selection, unit, target, held: heldOf(quota, held, schema.layersAsked, resolver) };
    })
    .sort((a, b) => (a.selection < b.selection ? -1 : a.selection > b.selection ? 1 : b.target - a.target));
}

/** Formulas that no quota tells apart. */
interface Group {
  /** Null: formulas that are in the release as regions alone, which do not tell their categories. */
  readonly signature: string | null;
  /** Bits of `acceptedLayers`. */
  readonly accepted: number;
  formulas: number;
  symbols: number;
}

interface Held {
  readonly groups: readonly Group[];
  /** Whether there are formulas of which nobody knows any more whether regions were asked for: their page is gone. */
  readonly hasLostPages: boolean;
}

const nothing: Held = { groups: [], hasLostPages: false };

function groupFormulas(items: readonly CountedItem[], pages: readonly CountedPage[], resolver: KindResolver): Held {
  const holds = new Map<string, CountedPage['holds']>(pages.map((page) => [page.page, page.holds]));
  const regionsOf = new Map(items.flatMap(({ type, page, regions }) => (type === 'page' ? [[page, regions]] : [])));
  const groups = new Map<string, Group>();
  let regionsAlone = [...regionsOf.values()].reduce((sum, regions) => sum + regions, 0);
  let hasLostPages = false;
  for (const { type, page, categories, layers, symbols } of items) {
    if (type === 'page') continue;
    const hasRegions = regionsOf.has(page);
    if (hasRegions) regionsAlone -= 1;
    else if (!holds.has(page)) hasLostPages = true;
    const signature = resolver.signature(categories.join());
    const accepted = layers + layerBits(hasRegions ? ['regions'] : [], holds.get(page));
    const name = `${accepted} ${signature}`;
    const group = groups.get(name) ?? { signature, accepted, formulas: 0, symbols: 0 };
    groups.set(name, group);
    group.formulas += 1;
    group.symbols += symbols;
  }
  const alone = { signature: null, accepted: layerBits(['regions']), formulas: Math.max(0, regionsAlone), symbols: 0 };
  return { groups: alone.formulas === 0 ? [...groups.values()] : [...groups.values(), alone], hasLostPages };
}

function heldOf(
  quota: Quota,
  { groups, hasLostPages }: Held,
  layersAsked: FrozenSchema['layersAsked'],
  resolver: KindResolver,
): number | null {
  // Groups count symbols whatever their classes.
  if (quota.symbolClass !== null) return null;
  const categories = quota.categories.map(resolver.category);
  const isMeant = ({ signature }: Group) => signature === null || hasCategories(signature, categories);
  if (quota.unit === 'symbol') {
    return groups.reduce((sum, group) => sum + (isMeant(group) ? group.symbols : 0), 0);
  }
  const need = resolver.need(quota.subModel);
  if (hasLostPages && need === null && layersAsked.includes('regions')) return null;
  const counted = groups.filter((group) => countsAsAccepted(group.accepted, need, layersAsked) && isMeant(group));
  if (categories.length > 0 && counted.some(({ signature }) => signature === null)) return null;
  return counted.reduce((sum, { formulas }) => sum + formulas, 0);
}

import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { NamedPages } from '#schemas/domain/split.ts';
import type { FrozenFormula, FrozenPage } from '#schemas/formats/frozen-release.ts';
import type { SplitPage } from '#shared/split/assign-sides.ts';
import type { PageState } from './read-accepted.ts';
import { namedFacts, strataOf } from './split-facts.ts';

/** The formulas and the regions of a page, each to be split by itself. */
export function unitsOf(
  page: SplitPage,
  { page: record, formulas }: PageState,
  frozen: readonly (FrozenPage | FrozenFormula)[],
  { hasStrata, namedTest }: { readonly hasStrata: boolean; readonly namedTest?: NamedPages },
): readonly SplitPage[] {
  const places = new Map<string, number>();
  return frozen.map((item): SplitPage => {
    const isPage = item.kind === 'page';
    const own: readonly AnnotationDocument[] = isPage ? formulas : formulas.filter(({ ref }) => ref.id === item.id);
    return {
      ...page,
      unit: isPage ? page.page : item.id,
      source: isPage ? page.source : `${page.source} ${placeOf(item, places)}`,
      formulas: isPage ? 0 : 1,
      ...(hasStrata ? { strata: strataOf([item]) } : {}),
      ...(namedTest ? { isNamed: namedFacts(record, own, namedTest).isNamed } : {}),
    };
  });
}

/** Where a formula stands on its page; formulas with one region are counted through. */
function placeOf({ region: { x, y, width, height } }: FrozenFormula, places: Map<string, number>): string {
  const place = [y, x, height, width].join(' ');
  const count = places.get(place) ?? 0;
  places.set(place, count + 1);
  return `${place} ${count}`;
}

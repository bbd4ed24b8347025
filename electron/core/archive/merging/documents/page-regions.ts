import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { Formula } from '#schemas/domain/formula.ts';
import type { PageId } from '#schemas/domain/id.ts';
import type { Layer } from '#schemas/domain/layer.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { formulaOf, pageOf } from '#shared/annotation/document.ts';
import { isEqual } from '#shared/annotation/equal.ts';
import type { Store } from '../../../store/store.ts';

/** What the regions layer of a page says of one of its formulas. */
export type Region = Pick<Formula, 'region' | 'placement'>;

export const regionOf = ({ region, placement }: Formula): Region => ({ region, placement });

/** The regions layer; null for what is no page of several formulas. */
export function regionsOf(document: AnnotationDocument): Layer | null {
  const page = pageOf(document);
  return page && page.holds !== 'one-formula' ? page.regions : null;
}

/** The page with another regions layer. */
export function withRegions(document: AnnotationDocument, regions: Layer): AnnotationDocument {
  const page = pageOf(document);
  return page ? { ...document, records: new Map(document.records).set(page.id, { ...page, regions }) } : document;
}

/** What the regions layer of a page says, by the ids of its formulas. */
export async function regionsHere(store: Store, page: PageId): Promise<ReadonlyMap<string, Region>> {
  const formulas = (await store.formulasOfPage(page)).flatMap((document) => formulaOf(document) ?? []);
  return new Map(formulas.map((formula) => [formula.id, regionOf(formula)]));
}

/** Pages that other regions come of by some patches. */
export function pagesWithOtherRegions(patches: readonly AnnotationPatch[]): ReadonlySet<PageId> {
  const pages = new Set<PageId>();
  for (const { added, updated, removed } of patches) {
    for (const record of [...added, ...removed]) if (record.kind === 'formula') pages.add(record.page);
    for (const { before, after } of updated) {
      if (before.kind !== 'formula' || after.kind !== 'formula') continue;
      if (!isEqual(regionOf(before), regionOf(after))) pages.add(after.page);
    }
  }
  return pages;
}

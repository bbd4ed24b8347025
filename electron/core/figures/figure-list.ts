import { type FigureItem, mostListed } from '#schemas/contract/figure-items.ts';
import type { Formula } from '#schemas/domain/formula.ts';
import type { Page } from '#schemas/domain/page.ts';
import type { TrainingClass } from '#schemas/domain/release.ts';
import type { FrozenFormula, FrozenPage } from '#schemas/formats/frozen-release.ts';

/** What a figure counts: the first items, and how many there are. */
export class FigureList {
  readonly items: FigureItem[] = [];
  #total = 0;

  get total(): number {
    return this.#total;
  }

  add(item: FigureItem): void {
    this.#total += item.count;
    if (this.items.length < mostListed) this.items.push(item);
  }

  /** Things that are counted and that no list names. */
  addUnnamed(count: number): void {
    this.#total += count;
  }

  addRegion(page: FrozenPage, { formula, box }: FrozenPage['regions'][number]): void {
    const { sourceName, picture } = page;
    const imageSha256 = picture.sha256;
    this.add({ type: 'place', page: page.page, formula, sourceName, imageSha256, region: box, count: 1 });
  }

  /** So many counted things on a page, or in a formula; nothing where there are none. */
  addPlace(record: FrozenPage | FrozenFormula, count: number): void {
    if (count > 0) this.add(placeItem(record, count));
  }

  /** The whole page that something frozen stands on. */
  addPage({ page, sourceName, picture }: FrozenPage | FrozenFormula): void {
    const imageSha256 = picture.sha256;
    this.add({ type: 'place', page, formula: null, sourceName, imageSha256, region: null, count: 1 });
  }

  /** A page, or a formula on it, as it is in the project or was when it was removed. */
  addLive({ id, sourceName, imageSha256 }: Page, formula: Formula | null, count = 1): void {
    const region = formula?.region ?? null;
    this.add({ type: 'place', page: id, formula: formula?.id ?? null, sourceName, imageSha256, region, count });
  }
}

function placeItem(record: FrozenPage | FrozenFormula, count: number): FigureItem {
  const { page, sourceName, picture } = record;
  const isFormula = record.kind === 'formula';
  return {
    type: 'place',
    page,
    formula: isFormula ? record.id : null,
    sourceName,
    imageSha256: picture.sha256,
    region: isFormula ? record.region : null,
    count,
  };
}

export function classItem({ symbolClass, label }: TrainingClass, count: number): FigureItem {
  return { type: 'class', symbolClass, label, count };
}

import type { FigureItem } from '#schemas/contract/release-figures.ts';
import type { TrainingClass } from '#schemas/domain/release.ts';
import type { FrozenFormula, FrozenPage } from '#schemas/formats/frozen-release.ts';

/** Items that a list names: as many as anybody looks through, and few enough to keep. All of them are counted. */
const mostListed = 20_000;

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

  addRegion(page: FrozenPage, { formula, box }: FrozenPage['regions'][number]): void {
    const { sourceName, picture } = page;
    const imageSha256 = picture.sha256;
    this.add({ type: 'place', page: page.page, formula, sourceName, imageSha256, region: box, count: 1 });
  }

  /** So many counted things on a page, or in a formula; nothing where there are none. */
  addPlace(record: FrozenPage | FrozenFormula, count: number): void {
    if (count > 0) this.add(placeItem(record, count));
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

import type { Box } from '#schemas/domain/geometry.ts';
import type { SymbolClassId } from '#schemas/domain/id.ts';
import type { SplitSide } from '#schemas/domain/split.ts';
import type { FrozenPicture } from '#schemas/formats/frozen-release.ts';
import type { ReleaseReader } from '#shared/formats/dataset-format.ts';
import type { ClassCounts } from './render-preview.ts';

/** The first symbol of a class on a side. */
export interface FirstSymbol {
  readonly symbolClass: SymbolClassId;
  readonly side: SplitSide;
  readonly picture: FrozenPicture;
  /** In page pixels. */
  readonly box: Box;
}

/** Counts the symbols of each class as formats read them, so that nothing is read once more for it. */
export class ClassCounter {
  readonly #counts = new Map<SymbolClassId, Record<SplitSide, number>>();
  #hasReading = false;

  /** Where each class is found first, on each side. */
  readonly firsts: FirstSymbol[] = [];

  get counts(): ClassCounts {
    return this.#counts;
  }

  /** The same release; the first reading of its formulas is counted. */
  watch(reader: ReleaseReader): ReleaseReader {
    return {
      ...reader,
      formulas: () => {
        if (this.#hasReading) return reader.formulas();
        this.#hasReading = true;
        return this.#count(reader);
      },
    };
  }

  async *#count(
    reader: ReleaseReader,
  ): ReturnType<ReleaseReader['formulas']> extends AsyncIterable<infer Item> ? AsyncGenerator<Item> : never {
    for await (const item of reader.formulas()) {
      for (const { symbolClass, box } of item.formula.symbols ?? []) {
        if (symbolClass === null) continue;
        const bySide = this.#counts.get(symbolClass) ?? { train: 0, validation: 0, test: 0 };
        if (bySide[item.side] === 0) {
          this.firsts.push({ symbolClass, side: item.side, picture: item.formula.picture, box });
        }
        bySide[item.side] += 1;
        this.#counts.set(symbolClass, bySide);
      }
      yield item;
    }
  }
}

import type { SymbolClassId } from '#schemas/domain/id.ts';
import type { SplitSide } from '#schemas/domain/split.ts';
import type { ReleaseReader } from '#shared/formats/dataset-format.ts';
import type { ClassCounts } from './render-preview.ts';

/** Counts the symbols of each class as formats read them, so that nothing is read once more for it. */
export class ClassCounter {
  readonly #counts = new Map<SymbolClassId, Record<SplitSide, number>>();
  #hasReading = false;

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
      for (const { symbolClass } of item.formula.symbols ?? []) {
        if (symbolClass === null) continue;
        const bySide = this.#counts.get(symbolClass) ?? { train: 0, validation: 0, test: 0 };
        bySide[item.side] += 1;
        this.#counts.set(symbolClass, bySide);
      }
      yield item;
    }
  }
}

import { describe, expect, it } from 'vitest';
import type { Box } from '#schemas/domain/geometry.ts';
import { TestEditor } from '#test/support/test-editor.ts';
import { orderOfSymbols } from '../reading-order-of.ts';

/** Entries of maps and boxes of symbols that were looked at while something went on. */
interface Looks {
  entries: number;
  boxes: number;
}

const columns = 200;

class CountedPage {
  readonly test: TestEditor;
  private readonly looks: Looks = { entries: 0, boxes: 0 };

  constructor(count: number) {
    const { looks } = this;
    const boxes = Array.from({ length: count }, (_, place): Box => {
      const x = (place % columns) * 20;
      return {
        y: Math.floor(place / columns) * 20,
        width: 10,
        height: 10,
        get x() {
          looks.boxes += 1;
          return x;
        },
      };
    });
    this.test = new TestEditor({ width: columns * 20, height: (count / columns) * 20, symbols: [boxes] });
  }

  /** The list of the panel is made too, as after every edit. */
  during(act: () => void): Looks {
    Object.assign(this.looks, { entries: 0, boxes: 0 });
    const stop = countEntries(this.looks);
    try {
      act();
      this.list();
    } finally {
      stop();
    }
    return { ...this.looks };
  }

  list(): void {
    for (const document of this.test.state.work.formulas.values()) orderOfSymbols(document, this.test.editor.notation);
  }
}

/** Counts what iterators of all maps give, copies of maps among them; the result stops that. */
function countEntries(looks: Looks): () => void {
  const iterators = Object.getPrototypeOf(new Map().values()) as { next: () => unknown };
  const { next } = iterators;
  iterators.next = function count(this: unknown) {
    looks.entries += 1;
    return Reflect.apply(next, this, []);
  };
  return () => {
    iterators.next = next;
  };
}

async function costsOf(count: number): Promise<readonly Looks[]> {
  const page = new CountedPage(count);
  const { test } = page;
  test.click(105, 105);
  page.list();
  await test.saved();
  const costs: Looks[] = [];
  for (const keys of ['ArrowRight', 'Mod+KeyD', 'Delete', 'Mod+KeyZ', 'Mod+KeyZ', 'Mod+Shift+KeyZ']) {
    costs.push(page.during(() => test.key(keys)));
    await test.saved();
  }
  return costs;
}

describe('the cost of an edit', () => {
  it('is that of what it changes: the same with two thousand boxes and with twelve thousand', async () => {
    const [few, many] = [await costsOf(2000), await costsOf(12_000)];
    for (const [step, cost] of many.entries()) {
      expect(cost.entries).toBe(few[step]?.entries);
      // A place among sorted boxes is found by halves.
      expect(cost.boxes - (few[step]?.boxes ?? 0)).toBeLessThan(20);
      expect(cost.boxes).toBeLessThan(100);
    }
  });
});

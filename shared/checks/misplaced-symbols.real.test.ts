import { beforeAll, expect, it } from 'vitest';
import { crohmeTruths, type NamedTruth } from '#test/bench/checks/crohme-truths.ts';
import { describeWithRealData } from '#test/support/real-data.ts';
import { misplacedSymbols } from './misplaced-symbols.ts';

describeWithRealData('crohme', 'places of symbols against their relations, in CROHME', () => {
  let truths: readonly NamedTruth[] = [];

  beforeAll(async () => {
    truths = await crohmeTruths();
  });

  it('agree in all formulas but those whose symbols have the wrong strokes', () => {
    expect(truths.length).toBeGreaterThan(1000);
    const told = truths.filter(({ formula }) => misplacedSymbols(formula.symbols, formula.relations).length > 0);
    expect(told.length / truths.length).toBeLessThan(0.002);
  });

  it.each([
    ['Sup', 'Sub', 0.95],
    ['Sub', 'Sup', 0.85],
    ['Above', 'Below', 0.99],
    ['Below', 'Above', 0.99],
  ])('contradict most relations %s that are said to be %s', (type, said, least) => {
    const found = truths.flatMap(({ formula: { symbols, relations } }) =>
      relations
        .filter((relation) => relation.type === type)
        .map((relation) => misplacedSymbols(symbols, [{ ...relation, type: said }]).length),
    );
    expect(found.length).toBeGreaterThan(500);
    expect(found.filter((count) => count > 0).length / found.length).toBeGreaterThan(least);
  });
});

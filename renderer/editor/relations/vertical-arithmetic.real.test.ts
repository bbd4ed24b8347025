import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, it } from 'vitest';
import { readRealPage } from '#test/e2e/support/real-page.ts';
import { describeWithRealData, realData } from '#test/support/real-data.ts';
import { proposeRelations } from './propose-relations.ts';
import { readVerticalArithmetic } from './vertical-arithmetic.ts';

describeWithRealData('hme_vas', 'photos of vertical arithmetic, labelled as their people did', () => {
  it('are read as rows with carries, which are classes of their own there', async () => {
    const names = globSync('*.png', { cwd: realData('hme_vas', 'images') }).map((file) => basename(file, '.png'));
    const found = { pages: 0, carries: 0, scripts: 0, relations: 0 };
    for (const name of names) {
      const page = await readRealPage(name);
      const symbols = page.symbols.map(({ given, box }, place) => ({ id: `${place}`, label: given, box }));
      const arithmetic = readVerticalArithmetic(symbols);
      if (arithmetic) found.pages += 1;
      found.carries += arithmetic?.carries.length ?? 0;
      const relations = proposeRelations(symbols);
      found.relations += relations.length;
      found.scripts += relations.filter(({ type }) => type === 'Sup' || type === 'Sub').length;
    }
    expect(names).toHaveLength(111);
    expect(found.pages).toBeGreaterThan(105);
    expect(found.carries).toBeGreaterThan(70);
    expect(found.scripts / found.relations).toBeLessThan(0.02);
  });
});

import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Box } from '#schemas/domain/geometry.ts';
import type { ImportedFormula, ImportedInk } from '#schemas/formats/import-record.ts';
import { readInkml } from '#shared/formats/inkml/read.ts';
import { strokeExtent, unionOfExtents } from '#shared/ink/ink-extent.ts';
import { describeWithRealData, realData } from '#test/support/real-data.ts';
import { type LabelledBox, proposeRelations } from './propose-relations.ts';

interface Expression {
  readonly symbols: readonly LabelledBox[];
  readonly relations: NonNullable<ImportedFormula['relations']>;
}

function readExpressions(): readonly Expression[] {
  const paths = globSync('crohme/inkml/**/*.inkml', { cwd: realData() });
  return paths.flatMap((path) => {
    const text = readFileSync(realData(path), 'utf8');
    return readInkml({ inkml: { path, text }, lg: null, believe: 'inkml' }).flatMap((outcome): Expression[] => {
      if (outcome.kind !== 'record' || outcome.record.picture.kind !== 'ink') return [];
      const { ink } = outcome.record.picture;
      const [formula] = outcome.record.formulas;
      if (!formula?.symbols || !formula.relations || outcome.record.incomplete.length > 0) return [];
      const symbols = formula.symbols.map(({ key, label, extent }) => ({
        id: key,
        label,
        box: extent.kind === 'box' ? extent.box : boxOf(ink, extent.strokes),
      }));
      return [{ symbols, relations: formula.relations }];
    });
  });
}

function boxOf({ strokes }: ImportedInk, places: readonly number[]): Box {
  const { minX, minY, maxX, maxY } = unionOfExtents(places.map((place) => strokeExtent(strokes[place] ?? [])));
  return { x: minX, y: minY, width: Math.max(maxX - minX, 1e-6), height: Math.max(maxY - minY, 1e-6) };
}

describeWithRealData('crohme', 'relations proposed for real handwriting', () => {
  it('are mostly those that people gave', () => {
    const expressions = readExpressions();
    let asGiven = 0;
    let given = 0;
    let whole = 0;
    for (const { symbols, relations } of expressions) {
      const proposed = new Map(proposeRelations(symbols).map((relation) => [relation.child, relation]));
      const right = relations.filter(({ parent, child, type }) => {
        const found = proposed.get(child);
        return found?.parent === parent && found.type === type;
      });
      asGiven += right.length;
      given += relations.length;
      if (right.length === relations.length) whole += 1;
    }
    expect(expressions.length).toBeGreaterThan(1000);
    expect(asGiven / given).toBeGreaterThan(0.91);
    expect(whole / expressions.length).toBeGreaterThan(0.73);
  });
});

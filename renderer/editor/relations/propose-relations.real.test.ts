import { globSync, readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import type { Box } from '#schemas/domain/geometry.ts';
import { defaultLatexPolicy } from '#schemas/domain/latex-policy.ts';
import type { ImportedFormula, ImportedInk } from '#schemas/formats/import-record.ts';
import { readInkml } from '#shared/formats/inkml/read.ts';
import { strokeExtent, unionOfExtents } from '#shared/ink/ink-extent.ts';
import { canonicaliseLabel } from '#shared/latex/symbols/symbols.ts';
import { latexToTree } from '#shared/latex/to-tree/latex-to-tree.ts';
import { describeWithRealData, realData } from '#test/support/real-data.ts';
import { proposeFromLatex } from './propose-from-latex.ts';
import { type LabelledBox, type ProposedRelation, proposeRelations } from './propose-relations.ts';

interface Expression {
  readonly symbols: readonly LabelledBox[];
  readonly relations: NonNullable<ImportedFormula['relations']>;
  readonly latex: string;
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
      return [{ symbols, relations: formula.relations, latex: formula.latex ?? '' }];
    });
  });
}

function boxOf({ strokes }: ImportedInk, places: readonly number[]): Box {
  const { minX, minY, maxX, maxY } = unionOfExtents(places.map((place) => strokeExtent(strokes[place] ?? [])));
  return { x: minX, y: minY, width: Math.max(maxX - minX, 1e-6), height: Math.max(maxY - minY, 1e-6) };
}

/** Shares of relations, and of whole expressions, that are proposed as people gave them. */
function sharesOf(
  expressions: readonly Expression[],
  propose: (expression: Expression) => readonly ProposedRelation[],
) {
  let asGiven = 0;
  let given = 0;
  let whole = 0;
  for (const expression of expressions) {
    const { relations } = expression;
    const proposed = new Map(propose(expression).map((relation) => [relation.child, relation]));
    const right = relations.filter(({ parent, child, type }) => {
      const found = proposed.get(child);
      return found?.parent === parent && found.type === type;
    });
    asGiven += right.length;
    given += relations.length;
    if (right.length === relations.length) whole += 1;
  }
  return { relations: asGiven / given, expressions: whole / expressions.length };
}

function proposeByLatex({ symbols, latex }: Expression): readonly ProposedRelation[] {
  const policy = defaultLatexPolicy;
  const geometry = proposeRelations(symbols);
  const written = latexToTree(latex, policy);
  const canonical = symbols.map((each) => ({ ...each, label: canonicaliseLabel(each.label ?? '', policy) }));
  return (written && proposeFromLatex(written, canonical, geometry)) ?? geometry;
}

describeWithRealData('crohme', 'relations proposed for real handwriting', () => {
  const expressions: Expression[] = [];
  beforeAll(() => {
    expressions.push(...readExpressions());
  });

  it('are mostly those that people gave', () => {
    expect(expressions.length).toBeGreaterThan(1000);
    const shares = sharesOf(expressions, ({ symbols }) => proposeRelations(symbols));
    expect(shares.relations).toBeGreaterThan(0.91);
    expect(shares.expressions).toBeGreaterThan(0.73);
  });

  it('are nearly all those that people gave, once there is LaTeX', () => {
    const shares = sharesOf(expressions, proposeByLatex);
    expect(shares.relations).toBeGreaterThan(0.993);
    expect(shares.expressions).toBeGreaterThan(0.975);
  });
});

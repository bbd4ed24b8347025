import { describe, expect, it } from 'vitest';
import { RelationId } from '#schemas/domain/id.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import { countingIds, TestEditor } from '#test/support/test-editor.ts';
import { contentOf } from '../work/formula-content.ts';
import { fillRelations } from './adopt-proposal.ts';
import { setOrder } from './change-formula.ts';
import { deleteSymbols } from './delete-symbols.ts';
import { relate } from './relate.ts';

const row = [0, 40, 80].map((x) => ({ x, y: 10, width: 20, height: 20 }));

/** Three symbols side by side, read from right to left by hand. */
function openOrdered() {
  const test = new TestEditor({ symbols: [row] });
  const [formula] = test.formulas;
  const [a, b, c] = test.symbols;
  if (!formula || !a || !b || !c) return expect.fail();
  test.editor.edit(setOrder(test.state.work, formula, [c, b, a]), 'reorder');
  const document = () => test.state.work.formulas.get(formula) ?? expect.fail();
  const order = () => formulaOf(document())?.order;
  const newId = countingIds('E');
  const join = (parent: typeof a, child: typeof a) => {
    const outcome = relate(test.state.work, { id: RelationId.parse(newId()), parent, child, type: 'Right' });
    if (outcome.kind === 'patches') test.editor.edit(outcome.patches, 'relate');
  };
  return { test, formula, a, b, c, order, join, newId, document };
}

describe('a reading order of its own', () => {
  it('stays while relations are missing, and goes with the last one; undo brings it back', async () => {
    const { test, a, b, c, order, join } = openOrdered();
    join(a, b);
    expect(order()).toEqual([c, b, a]);
    join(b, c);
    expect(order()).toBeNull();
    test.key('Mod+KeyZ');
    expect(order()).toEqual([c, b, a]);
    expect(await test.saved()).toBe(true);
    expect(test.sessionNotices).toEqual([]);
  });

  it('goes when the proposal fills what is missing, and when what was missing is deleted', () => {
    const filled = openOrdered();
    filled.join(filled.a, filled.b);
    filled.test.editor.edit(
      fillRelations(filled.test.state.work, filled.formula, filled.test.editor.notation, filled.newId),
      'propose',
    );
    expect(contentOf(filled.document()).relations).toHaveLength(2);
    expect(filled.order()).toBeNull();

    const shortened = openOrdered();
    shortened.join(shortened.a, shortened.b);
    shortened.test.editor.edit(deleteSymbols(shortened.test.state.work, [shortened.c]), 'delete-symbols');
    expect(shortened.order()).toBeNull();
  });
});

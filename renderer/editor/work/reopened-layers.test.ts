import { describe, expect, it } from 'vitest';
import type { Layer, LayerState } from '#schemas/domain/layer.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import { TestEditor } from '#test/support/test-editor.ts';
import { reopenedLayers } from './reopened-layers.ts';
import type { Work } from './work.ts';

/** The work of a page with one formula, its LaTeX and symbols in the states given. */
function workWith(symbols: LayerState, latex: LayerState): Work {
  const { work } = new TestEditor({ symbols: [[{ x: 0, y: 0, width: 10, height: 10 }]] }).state;
  const layer = (state: LayerState): Layer => ({ state, source: 'person', reason: null });
  return {
    ...work,
    formulas: new Map(
      [...work.formulas].map(([id, document]) => {
        const formula = formulaOf(document) ?? expect.fail();
        const changed = { ...formula, layers: { ...formula.layers, symbols: layer(symbols), latex: layer(latex) } };
        return [id, { ...document, records: new Map(document.records).set(changed.id, changed) }];
      }),
    ),
  };
}

function patchesOf(work: Work): readonly Pick<AnnotationPatch, 'document'>[] {
  return [...work.formulas.values()].map(({ ref }) => ({ document: ref }));
}

describe('layers that an edit makes drafts again', () => {
  it('are named, whichever they are, with what they were', () => {
    const after = workWith('drafted', 'drafted');
    expect(reopenedLayers(workWith('accepted', 'drafted'), after, patchesOf(after))).toEqual({
      layers: ['symbols'],
      from: 'accepted',
    });
    expect(reopenedLayers(workWith('submitted', 'submitted'), after, patchesOf(after))).toEqual({
      layers: ['symbols', 'latex'],
      from: 'submitted',
    });
    expect(reopenedLayers(workWith('submitted', 'accepted'), after, patchesOf(after))?.from).toBe('accepted');
  });

  it('are none where nothing was handed in, and where it stays so', () => {
    const drafted = workWith('drafted', 'returned');
    expect(reopenedLayers(drafted, workWith('drafted', 'drafted'), patchesOf(drafted))).toBeNull();
    const accepted = workWith('accepted', 'accepted');
    expect(reopenedLayers(accepted, workWith('accepted', 'accepted'), patchesOf(accepted))).toBeNull();
  });
});

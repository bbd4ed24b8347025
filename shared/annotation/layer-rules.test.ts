import { describe, expect, it } from 'vitest';
import { absentLayer, type Layer } from '#schemas/domain/layer.ts';
import { aFormula, aRelation, aSymbol, documentOf, layerIn } from '#test/support/builders.ts';
import { formulaOf } from './document.ts';
import { followFormulaLayers, sourceAfterMove } from './layer-rules.ts';

const accepted = { symbols: layerIn('accepted'), layout: layerIn('accepted'), latex: layerIn('accepted') };
const before = documentOf(1, aFormula(1, { latex: 'x', layers: accepted }), aSymbol(1), aSymbol(2), aRelation(1, 1, 2));
const moved = aSymbol(1, { box: { x: 1, y: 1, width: 2, height: 2 } });

describe('layer states after an edit', () => {
  it("become drafted by an annotator's edit, only where the content changed", () => {
    const after = documentOf(1, aFormula(1, { latex: 'x', layers: accepted }), moved, aSymbol(2), aRelation(1, 1, 2));
    expect(formulaOf(followFormulaLayers(before, after, 'annotator'))?.layers).toEqual({
      ...accepted,
      symbols: { state: 'drafted', source: 'person', reason: null },
    });
  });

  it("stay submitted or accepted by a reviewer's edit", () => {
    const after = documentOf(1, aFormula(1, { latex: 'x+1', layers: accepted }), moved, aSymbol(2), aRelation(1, 1, 2));
    expect(formulaOf(followFormulaLayers(before, after, 'reviewer'))?.layers).toEqual(accepted);
  });

  it('become absent when the content is gone, and drafted when it comes', () => {
    const emptied = documentOf(1, aFormula(1, { latex: '', layers: accepted }));
    expect(formulaOf(followFormulaLayers(before, emptied, 'lead'))?.layers).toEqual({
      symbols: absentLayer,
      layout: absentLayer,
      latex: absentLayer,
    });
    const filled = documentOf(2, aFormula(1, { latex: 'y' }), aSymbol(1));
    const followed = formulaOf(followFormulaLayers(emptied, filled, 'reviewer'));
    expect(followed?.layers.latex).toEqual(layerIn('accepted'));
    expect(followed?.layers.symbols.state).toBe('accepted');
  });

  it('a returned layer is drafted again once it is edited, whoever does it', () => {
    const returned = documentOf(1, aFormula(1, { latex: 'x', layers: { ...accepted, latex: layerIn('returned') } }));
    const after = documentOf(1, aFormula(1, { latex: 'y', layers: accepted }));
    for (const role of ['annotator', 'reviewer', 'lead'] as const) {
      expect(formulaOf(followFormulaLayers(returned, after, role))?.layers.latex).toEqual({
        state: 'drafted',
        source: 'person',
        reason: null,
      });
    }
  });

  it('are not taken from the caller', () => {
    const draft = documentOf(1, aFormula(1, { latex: 'x' }));
    const forged = documentOf(1, aFormula(1, { latex: 'x', layers: accepted }));
    expect(formulaOf(followFormulaLayers(draft, forged, 'annotator'))?.layers.latex).toEqual(absentLayer);
  });
});

describe('who answers for a layer', () => {
  const empty = documentOf(1, aFormula(1, { latex: 'x' }));
  const drawn = documentOf(2, aFormula(1, { latex: 'x' }), aSymbol(1));
  const layersOf = (...edit: Parameters<typeof followFormulaLayers>) => formulaOf(followFormulaLayers(...edit))?.layers;
  const machine: Layer = { state: 'drafted', source: 'machine', reason: null };

  it('is the machine for what it drew, until a person draws in it', () => {
    const byMachine = followFormulaLayers(empty, drawn, 'reviewer', 'machine');
    expect(formulaOf(byMachine)?.layers).toMatchObject({ symbols: machine, latex: { state: 'absent' } });
    const more = documentOf(3, aFormula(1, { latex: 'x' }), aSymbol(1), aSymbol(2));
    expect(layersOf(byMachine, more, 'annotator', 'machine')?.symbols).toEqual(machine);
    expect(layersOf(byMachine, more, 'annotator')?.symbols).toMatchObject({ source: 'person' });
  });

  it('stays the person in whose layer the machine draws; what was accepted is a draft until somebody has looked', () => {
    const after = documentOf(1, aFormula(1), aSymbol(3));
    expect(layersOf(before, after, 'reviewer', 'machine')?.symbols).toEqual(layerIn('drafted'));
    expect(layersOf(before, after, 'reviewer')?.symbols).toEqual(layerIn('accepted'));
  });

  it('becomes the person who hands in, accepts or keeps a draft of the machine, not who returns it', () => {
    const moves = (['drafted', 'submitted', 'accepted', 'returned'] as const).map((to) => sourceAfterMove(machine, to));
    expect(moves).toEqual(['person', 'person', 'person', 'machine']);
    // Drawn by the program with its truth: nobody took it over.
    expect(sourceAfterMove({ ...machine, state: 'accepted' }, 'drafted')).toBe('machine');
    expect(sourceAfterMove(absentLayer, 'submitted')).toBe('person');
  });
});

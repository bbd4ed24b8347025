import type { Box } from '#schemas/domain/geometry.ts';
import type { FormulaId, RelationId, SymbolClassId, SymbolId } from '#schemas/domain/id.ts';
import type { RelationType } from '#schemas/domain/relation.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import { unionOf } from '../geometry/box.ts';
import { contentOf } from '../work/formula-content.ts';
import type { Work } from '../work/work.ts';
import { findBoxes } from './find-boxes.ts';

/** A symbol where it stands on the page. */
export interface PlacedSymbol {
  readonly id: SymbolId;
  readonly formula: FormulaId;
  readonly symbolClass: SymbolClassId | null;
  /** Page pixels. */
  readonly box: Box;
}

export interface PlacedRegion {
  readonly id: FormulaId;
  /** Page pixels. */
  readonly box: Box;
}

export interface PlacedRelation {
  readonly id: RelationId;
  readonly type: RelationType;
  readonly parent: PlacedSymbol;
  readonly child: PlacedSymbol;
  /** Around both ends, page pixels. */
  readonly box: Box;
}

/** All symbols, relations and regions of a page, findable by place. */
export interface Scene {
  readonly symbols: ReadonlyMap<SymbolId, PlacedSymbol>;
  readonly regions: ReadonlyMap<FormulaId, PlacedRegion>;
  readonly relations: ReadonlyMap<RelationId, PlacedRelation>;
  /** Symbols whose boxes touch the given one, in no order. Page pixels. */
  readonly findSymbols: (box: Box) => readonly PlacedSymbol[];
  /** Relations that may be seen in a box. Page pixels. */
  readonly findRelations: (box: Box) => readonly PlacedRelation[];
}

const scenes = new WeakMap<Work, Scene>();

/** The scene of a state of the work; made once for each state. */
export function sceneOf(work: Work): Scene {
  const known = scenes.get(work);
  if (known) return known;
  const scene = buildScene(work);
  scenes.set(work, scene);
  return scene;
}

function buildScene(work: Work): Scene {
  const symbols = new Map<SymbolId, PlacedSymbol>();
  const regions = new Map<FormulaId, PlacedRegion>();
  const relations = new Map<RelationId, PlacedRelation>();
  for (const [id, document] of work.formulas) {
    const formula = formulaOf(document);
    if (!formula) continue;
    regions.set(id, { id, box: formula.region });
    const content = contentOf(document);
    for (const { id: symbol, symbolClass, box } of content.symbols.values()) {
      symbols.set(symbol, { id: symbol, formula: id, symbolClass, box });
    }
    for (const relation of content.relations) {
      const parent = symbols.get(relation.parent);
      const child = symbols.get(relation.child);
      const box = parent && child ? unionOf([parent.box, child.box]) : null;
      if (parent && child && box)
        relations.set(relation.id, { id: relation.id, type: relation.type, parent, child, box });
    }
  }
  return {
    symbols,
    regions,
    relations,
    findSymbols: findBoxes([...symbols.values()]),
    findRelations: findBoxes([...relations.values()]),
  };
}

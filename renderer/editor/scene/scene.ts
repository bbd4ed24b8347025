import type { Box } from '#schemas/domain/geometry.ts';
import type { FormulaId, RelationId, SymbolClassId, SymbolId } from '#schemas/domain/id.ts';
import type { RelationType } from '#schemas/domain/relation.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import { contentOf, type FormulaContent } from '../work/formula-content.ts';
import type { Work } from '../work/work.ts';
import { placesOf } from './content-places.ts';

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

/** All symbols of a page, whichever formula they belong to. */
export interface SymbolLookup {
  readonly size: number;
  readonly get: (id: SymbolId) => PlacedSymbol | undefined;
  readonly keys: () => IterableIterator<SymbolId>;
}

/** All symbols, relations and regions of a page, findable by place. */
export interface Scene {
  readonly symbols: SymbolLookup;
  readonly regions: ReadonlyMap<FormulaId, PlacedRegion>;
  /** What each formula holds, oldest first. */
  readonly contents: ReadonlyMap<FormulaId, FormulaContent>;
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
  const contents = new Map<FormulaId, FormulaContent>();
  const regions = new Map<FormulaId, PlacedRegion>();
  for (const [id, document] of work.formulas) {
    const formula = formulaOf(document);
    if (!formula) continue;
    regions.set(id, { id, box: formula.region });
    contents.set(id, contentOf(document));
  }
  return {
    symbols: lookUp(contents),
    regions,
    contents,
    findSymbols: (box) => {
      const found: PlacedSymbol[] = [];
      for (const [formula, content] of contents) {
        for (const symbol of placesOf(content).findSymbols(box)) found.push({ ...symbol, formula });
      }
      return found;
    },
    findRelations: (box) => {
      const found: PlacedRelation[] = [];
      for (const [formula, content] of contents) {
        for (const relation of placesOf(content).findRelations(box)) {
          found.push({
            ...relation,
            parent: { ...relation.parent, formula },
            child: { ...relation.child, formula },
          });
        }
      }
      return found;
    },
  };
}

function lookUp(contents: ReadonlyMap<FormulaId, FormulaContent>): SymbolLookup {
  return {
    get size() {
      let count = 0;
      for (const { symbols } of contents.values()) count += symbols.size;
      return count;
    },
    get: (id) => {
      for (const [formula, { symbols }] of contents) {
        const symbol = symbols.get(id);
        if (symbol) return { id, formula, symbolClass: symbol.symbolClass, box: symbol.box };
      }
      return undefined;
    },
    *keys() {
      for (const { symbols } of contents.values()) yield* symbols.keys();
    },
  };
}

import Flatbush from 'flatbush';
import type { Box } from '#schemas/domain/geometry.ts';
import type { FormulaId, SymbolClassId, SymbolId } from '#schemas/domain/id.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import { contentOf } from '../work/formula-content.ts';
import type { Work } from '../work/work.ts';

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

/** All symbols and regions of a page, findable by place. */
export interface Scene {
  readonly symbols: ReadonlyMap<SymbolId, PlacedSymbol>;
  readonly regions: ReadonlyMap<FormulaId, PlacedRegion>;
  /** Symbols whose boxes touch the given one, in no order. Page pixels. */
  findSymbols(box: Box): readonly PlacedSymbol[];
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
  for (const [id, document] of work.formulas) {
    const formula = formulaOf(document);
    if (!formula) continue;
    regions.set(id, { id, box: formula.region });
    for (const { id: symbol, symbolClass, box } of contentOf(document).symbols.values()) {
      symbols.set(symbol, { id: symbol, formula: id, symbolClass, box });
    }
  }
  return { symbols, regions, findSymbols: finder([...symbols.values()]) };
}

/** The index is built at the first search: many states of the work are never searched. */
function finder(symbols: readonly PlacedSymbol[]): Scene['findSymbols'] {
  let index: Flatbush | null = null;
  return (box) => {
    if (symbols.length === 0) return [];
    if (!index) {
      index = new Flatbush(symbols.length);
      for (const { box: own } of symbols) index.add(own.x, own.y, own.x + own.width, own.y + own.height);
      index.finish();
    }
    return index.search(box.x, box.y, box.x + box.width, box.y + box.height).flatMap((place) => symbols[place] ?? []);
  };
}

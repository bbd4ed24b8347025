import type { FormulaId, SymbolId } from '#schemas/domain/id.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import { centreOf } from '../geometry/box.ts';
import { regionAt } from '../scene/hit-test.ts';
import { sceneOf } from '../scene/scene.ts';
import type { Work } from '../work/work.ts';
import { changeRecords } from './change-records.ts';
import { copySymbols } from './copy-symbols.ts';
import { deleteSymbols } from './delete-symbols.ts';
import { joinPatches } from './join-patches.ts';
import { renameCopy } from './rename-copy.ts';

export interface MovedSymbols {
  readonly patches: readonly AnnotationPatch[];
  /** Where they went, if it was one formula. */
  readonly formula: FormulaId | null;
  /** Their new ids. */
  readonly symbols: readonly SymbolId[];
}

/** Moves symbols to the formula in whose region their middles lie, with the relations among those that move together. */
export function moveToFormula(work: Work, symbols: ReadonlySet<SymbolId>, newId: () => string): MovedSymbols {
  const scene = sceneOf(work);
  const targets = new Map<FormulaId, SymbolId[]>();
  for (const id of symbols) {
    const symbol = scene.symbols.get(id);
    const target = symbol ? regionAt(scene, centreOf(symbol.box)) : null;
    if (!symbol || !target || target.id === symbol.formula) continue;
    targets.set(target.id, [...(targets.get(target.id) ?? []), id]);
  }
  const patches: AnnotationPatch[] = [];
  const moved: SymbolId[] = [];
  const leaving = [...targets.values()].flat();
  const leave = deleteSymbols(work, leaving);
  for (const [id, ids] of targets) {
    const document = work.formulas.get(id);
    const root = document ? formulaOf(document) : null;
    if (!document || !root) continue;
    const copied = renameCopy(copySymbols(work, new Set(ids)), newId);
    const names = copied.symbols.map((symbol) => symbol.id);
    moved.push(...names);
    const changed = root.order === null ? [] : [{ ...root, order: [...root.order, ...names] }];
    patches.push(...changeRecords(document, { added: [...copied.symbols, ...copied.relations], changed }));
  }
  const [only] = targets.keys();
  return {
    patches: joinPatches([...leave, ...patches]),
    formula: targets.size === 1 ? (only ?? null) : null,
    symbols: moved,
  };
}

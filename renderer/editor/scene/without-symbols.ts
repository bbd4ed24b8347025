import type { SymbolId } from '#schemas/domain/id.ts';
import type { Scene } from './scene.ts';

/** The same page, where symbols that are hidden (or locked) are not found by place, nor arrows that lead to them. */
export function withoutSymbols(scene: Scene, unseen: ReadonlySet<SymbolId>): Scene {
  if (unseen.size === 0) return scene;
  return {
    ...scene,
    findSymbols: (box) => scene.findSymbols(box).filter(({ id }) => !unseen.has(id)),
    findRelations: (box) =>
      scene.findRelations(box).filter(({ parent, child }) => !unseen.has(parent.id) && !unseen.has(child.id)),
  };
}

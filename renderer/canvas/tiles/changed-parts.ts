import { isSameBox } from '#renderer/editor/geometry/box.ts';
import type { Box } from '#schemas/domain/geometry.ts';
import type { CanvasScene } from '../canvas-scene.ts';

/** Parts of the page that look different, page pixels; `all` where it is simpler to draw everything again. */
export function changedParts(before: CanvasScene, after: CanvasScene): readonly Box[] | 'all' {
  if (
    before.page.width !== after.page.width ||
    before.page.height !== after.page.height ||
    before.looks !== after.looks ||
    before.theme !== after.theme ||
    before.shown !== after.shown ||
    before.formula !== after.formula ||
    before.holdsFormulas !== after.holdsFormulas ||
    before.scene.regions.size !== after.scene.regions.size
  ) {
    return 'all';
  }
  return [
    ...changedItems(before.scene.symbols, after.scene.symbols, before, after),
    ...changedItems(before.scene.regions, after.scene.regions, before, after),
    ...changedRelations(before, after),
    ...changedPreviews(before, after),
  ];
}

interface Item {
  readonly box: Box;
  readonly symbolClass?: string | null;
}

function changedItems<Id>(
  before: ReadonlyMap<Id, Item>,
  after: ReadonlyMap<Id, Item>,
  { scene: oldScene }: CanvasScene,
  { scene: newScene }: CanvasScene,
): readonly Box[] {
  if (oldScene === newScene) return [];
  const parts: Box[] = [];
  for (const [id, item] of after) {
    const old = before.get(id);
    if (!old) parts.push(item.box);
    else if (old.symbolClass !== item.symbolClass || !isSameBox(old.box, item.box)) parts.push(old.box, item.box);
  }
  for (const [id, old] of before) if (!after.has(id)) parts.push(old.box);
  return parts;
}

function changedRelations(before: CanvasScene, after: CanvasScene): readonly Box[] {
  if (before.scene === after.scene || !after.shown.relations) return [];
  const parts: Box[] = [];
  for (const [id, relation] of after.scene.relations) {
    const old = before.scene.relations.get(id);
    const isSame =
      old &&
      old.type === relation.type &&
      isSameBox(old.parent.box, relation.parent.box) &&
      isSameBox(old.child.box, relation.child.box);
    if (!isSame) parts.push(relation.box, ...(old ? [old.box] : []));
  }
  for (const [id, old] of before.scene.relations) if (!after.scene.relations.has(id)) parts.push(old.box);
  return parts;
}

/** Boxes that a gesture takes up or lets go leave and enter the tiles, with their arrows. */
function changedPreviews(before: CanvasScene, after: CanvasScene): readonly Box[] {
  if (before.preview === after.preview) return [];
  const parts: Box[] = [];
  const { scene } = after;
  const taken = new Set<string>();
  for (const id of before.preview.symbols.keys()) if (!after.preview.symbols.has(id)) taken.add(id);
  for (const id of after.preview.symbols.keys()) if (!before.preview.symbols.has(id)) taken.add(id);
  if (taken.size > 0) {
    for (const { id, box } of scene.symbols.values()) if (taken.has(id)) parts.push(box);
    for (const { parent, child, box } of scene.relations.values()) {
      if (taken.has(parent.id) || taken.has(child.id)) parts.push(box);
    }
  }
  for (const { id, box } of scene.regions.values()) {
    if (before.preview.regions.has(id) !== after.preview.regions.has(id)) parts.push(box);
  }
  return parts;
}

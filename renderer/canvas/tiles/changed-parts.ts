import { isSameBox } from '#renderer/editor/geometry/box.ts';
import { joinRelations } from '#renderer/editor/scene/content-places.ts';
import type { PlacedRegion, Scene } from '#renderer/editor/scene/scene.ts';
import { type ContentChange, changeBetween, type FormulaContent } from '#renderer/editor/work/formula-content.ts';
import type { Box } from '#schemas/domain/geometry.ts';
import type { Relation } from '#schemas/domain/relation.ts';
import type { CanvasScene } from '../canvas-scene.ts';

/** A part of the page that looks different, page pixels. */
export interface ChangedPart extends Box {
  /** Set where it is a region, which bears its number beside it. */
  readonly isRegion?: true;
}

/** Parts of the page that look different; `all` where it is simpler to draw everything again. */
export function changedParts(before: CanvasScene, after: CanvasScene): readonly ChangedPart[] | 'all' {
  if (
    before.pageId !== after.pageId ||
    before.page.width !== after.page.width ||
    before.page.height !== after.page.height ||
    before.looks !== after.looks ||
    before.theme !== after.theme ||
    before.shown !== after.shown ||
    before.hidden !== after.hidden ||
    before.locked !== after.locked ||
    before.adjustment !== after.adjustment ||
    before.formula !== after.formula ||
    before.holdsFormulas !== after.holdsFormulas ||
    before.scene.regions.size !== after.scene.regions.size
  ) {
    return 'all';
  }
  const parts: ChangedPart[] = [];
  if (before.scene !== after.scene) addChangedContents(parts, before.scene, after.scene);
  if (before.doubts !== after.doubts) addChangedDoubts(parts, before, after);
  if (before.preview !== after.preview) addChangedPreviews(parts, before, after);
  return parts;
}

function addChangedContents(parts: ChangedPart[], before: Scene, after: Scene): void {
  for (const [id, region] of after.regions) addChangedRegion(parts, before.regions.get(id), region);
  for (const [id, content] of after.contents) {
    const old = before.contents.get(id) ?? null;
    if (old === content) continue;
    const change = old ? changeBetween(old, content) : null;
    addChangedSymbols(parts, old, content, change);
    addChangedRelations(parts, old, content, change);
  }
  for (const [id, content] of before.contents) {
    if (!after.contents.has(id)) for (const { box } of content.symbols.values()) parts.push(box);
  }
  for (const [id, { box }] of before.regions) if (!after.regions.has(id)) parts.push(ofRegion(box));
}

function addChangedDoubts(parts: ChangedPart[], before: CanvasScene, after: CanvasScene): void {
  for (const id of new Set([...before.doubts.keys(), ...after.doubts.keys()])) {
    const box = before.doubts.get(id) === after.doubts.get(id) ? null : after.scene.symbols.get(id)?.box;
    if (box) parts.push(box);
  }
}

function addChangedRegion(parts: ChangedPart[], old: PlacedRegion | undefined, region: PlacedRegion): void {
  if (!old) parts.push(ofRegion(region.box));
  else if (!isSameBox(old.box, region.box)) parts.push(ofRegion(old.box), ofRegion(region.box));
}

function ofRegion(box: Box): ChangedPart {
  return { ...box, isRegion: true };
}

function addChangedSymbols(
  parts: ChangedPart[],
  before: FormulaContent | null,
  after: FormulaContent,
  change: ContentChange | null,
): void {
  if (change) {
    for (const id of change.symbols) {
      const [old, symbol] = [before?.symbols.get(id), after.symbols.get(id)];
      if (old !== symbol) for (const each of [old, symbol]) if (each) parts.push(each.box);
    }
    return;
  }
  for (const [id, symbol] of after.symbols) {
    const old = before?.symbols.get(id);
    if (old === symbol) continue;
    parts.push(symbol.box);
    if (old) parts.push(old.box);
  }
  for (const [id, old] of before?.symbols ?? []) if (!after.symbols.has(id)) parts.push(old.box);
}

/** Arrows look different when their relation or one of their ends does. */
function addChangedRelations(
  parts: ChangedPart[],
  before: FormulaContent | null,
  after: FormulaContent,
  change: ContentChange | null,
): void {
  if (after.relations.length + (before?.relations.length ?? 0) === 0) return;
  const mayDiffer = ({ id, parent, child }: Relation) =>
    !change || change.relations.has(id) || change.symbols.has(parent) || change.symbols.has(child);
  const old = new Map(before ? joinRelations(before, mayDiffer).map((relation) => [relation.id, relation]) : []);
  for (const relation of joinRelations(after, mayDiffer)) {
    const was = old.get(relation.id);
    old.delete(relation.id);
    if (was && was.type === relation.type && was.parent === relation.parent && was.child === relation.child) continue;
    parts.push(relation.box);
    if (was) parts.push(was.box);
  }
  for (const { box } of old.values()) parts.push(box);
}

/** Boxes that a gesture takes up or lets go leave and enter the tiles, with their arrows. */
function addChangedPreviews(parts: ChangedPart[], before: CanvasScene, after: CanvasScene): void {
  const { scene } = after;
  const taken = new Set([
    ...[...before.preview.symbols.keys()].filter((id) => !after.preview.symbols.has(id)),
    ...[...after.preview.symbols.keys()].filter((id) => !before.preview.symbols.has(id)),
  ]);
  for (const id of taken) {
    const box = scene.symbols.get(id)?.box;
    if (box) parts.push(box);
  }
  for (const content of taken.size === 0 ? [] : scene.contents.values()) {
    if (content.relations.length === 0) continue;
    for (const { parent, child, box } of joinRelations(content)) {
      if (taken.has(parent.id) || taken.has(child.id)) parts.push(box);
    }
  }
  for (const { id, box } of scene.regions.values()) {
    if (before.preview.regions.has(id) !== after.preview.regions.has(id)) parts.push(ofRegion(box));
  }
}

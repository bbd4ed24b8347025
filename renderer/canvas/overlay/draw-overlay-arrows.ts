import type { EditorState } from '#renderer/editor/editor-state.ts';
import { type JoinedRelation, joinRelations } from '#renderer/editor/scene/content-places.ts';
import type { PlacedSymbol } from '#renderer/editor/scene/scene.ts';
import { boxToScreen } from '#renderer/editor/viewport/viewport.ts';
import type { Box } from '#schemas/domain/geometry.ts';
import type { RelationType } from '#schemas/domain/relation.ts';
import { arrowBetween, nearestPoint, relationColour, traceArrow } from '../arrow.ts';
import { wordFont } from '../canvas-font.ts';
import type { CanvasScene } from '../canvas-scene.ts';

/** Symbols beyond which the arrows of a selection are not drawn a second time: they say nothing any more. */
const mostSelected = 40;

/** Arrows of the selected symbols, with their types in words while relations are made, those of boxes on the move, and the one being made. */
export function drawOverlayArrows(context: CanvasRenderingContext2D, state: EditorState, content: CanvasScene): void {
  const { viewport, selection } = state;
  const { scene, preview, theme } = content;
  const screenBox = ({ id, box }: Pick<PlacedSymbol, 'id' | 'box'>): Box =>
    boxToScreen(viewport, preview.symbols.get(id) ?? box);
  context.setLineDash([3, 3]);
  for (const { parent, child, type } of content.proposal) {
    const from = scene.symbols.get(parent);
    const to = scene.symbols.get(child);
    if (from && to) strokeArrow(context, arrowBetween(screenBox(from), screenBox(to)), relationColour(type), 1.25);
  }
  context.setLineDash([]);
  for (const relation of arrowsToDraw(state, content)) {
    const arrow = arrowBetween(screenBox(relation.parent), screenBox(relation.child));
    strokeArrow(context, arrow, relationColour(relation.type));
    if (state.tool === 'relate' && selection.symbols.has(relation.child.id))
      nameArrow(context, arrow, relation.type, content.nameRelation(relation.type));
  }
  const making = preview.relation;
  const parent = making ? scene.symbols.get(making.parent) : undefined;
  if (!making || !parent) return;
  const child = making.child === null ? undefined : scene.symbols.get(making.child);
  const from = screenBox(parent);
  const arrow = child ? arrowBetween(from, screenBox(child)) : { from: nearestPoint(from, making.to), to: making.to };
  strokeArrow(context, arrow, theme.accent);
}

function arrowsToDraw({ selection }: EditorState, { scene, preview }: CanvasScene): readonly JoinedRelation[] {
  const near = new Set<string>(preview.symbols.keys());
  if (selection.symbols.size <= mostSelected) for (const id of selection.symbols) near.add(id);
  if (near.size === 0) return [];
  return [...scene.contents.values()].flatMap((content) =>
    content.relations.length === 0
      ? []
      : joinRelations(content).filter(({ parent, child }) => near.has(parent.id) || near.has(child.id)),
  );
}

/** Draws an arrow with a white rim, so that it is seen on any ground. */
export function strokeArrow(
  context: CanvasRenderingContext2D,
  arrow: ReturnType<typeof arrowBetween>,
  colour: string,
  width = 2,
): void {
  context.beginPath();
  traceArrow(context, arrow, 7);
  context.lineCap = 'round';
  context.strokeStyle = 'rgba(255, 255, 255, 0.9)';
  context.lineWidth = width + 2.5;
  context.stroke();
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke();
  context.lineCap = 'butt';
}

function nameArrow(
  context: CanvasRenderingContext2D,
  { from, to }: ReturnType<typeof arrowBetween>,
  type: RelationType,
  name: string,
): void {
  context.font = `600 11px ${wordFont}`;
  const width = context.measureText(name).width + 8;
  const x = (from.x + to.x) / 2 - width / 2;
  const y = (from.y + to.y) / 2 + 8;
  context.fillStyle = relationColour(type);
  context.fillRect(x, y, width, 15);
  context.fillStyle = '#ffffff';
  context.textBaseline = 'middle';
  context.fillText(name, x + 4, y + 8);
}

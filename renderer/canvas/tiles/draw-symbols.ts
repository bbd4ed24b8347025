import { type Sureness, surenessOf } from '#renderer/editor/guided/doubts.ts';
import type { PlacedSymbol } from '#renderer/editor/scene/scene.ts';
import type { CanvasScene } from '../canvas-scene.ts';
import { type ClassLook, unlabelledLook } from '../class-look.ts';
import { drawLabel, tagSizeFor } from './draw-label.ts';

/** CSS pixels of a box's sides from which it has a white rim. */
const leastSideWithRim = 6;
const strokeWidthPx = 1.5;
const rimWidthPx = 3.5;
/** How strongly symbols of other formulas are seen while one is being worked on. */
const otherFormulaAlpha = 0.45;
const lockedAlpha = 0.35;

/**
 * Draws boxes in the colours of their classes, with labels where there is room. Units as in `drawTile`. Boxes that a
 * gesture is changing are left out: they are drawn over the tiles.
 */
export function drawSymbols(
  context: CanvasRenderingContext2D,
  symbols: readonly PlacedSymbol[],
  scale: number,
  pixelRatio: number,
  content: CanvasScene,
): void {
  const drawn = symbols.filter(({ id }) => !content.preview.symbols.has(id));
  const isOther = ({ formula }: PlacedSymbol) => content.formula !== null && formula !== content.formula;
  const locked = drawn.filter(({ id }) => content.locked.has(id));
  if (locked.length > 0) {
    context.globalAlpha = lockedAlpha;
    drawGroup(context, locked, scale, pixelRatio, content);
    context.globalAlpha = 1;
  }
  const others = drawn.filter((symbol) => isOther(symbol) && !content.locked.has(symbol.id));
  if (others.length > 0) {
    context.globalAlpha = otherFormulaAlpha;
    drawGroup(context, others, scale, pixelRatio, content);
    context.globalAlpha = 1;
  }
  drawGroup(
    context,
    others.length + locked.length > 0
      ? drawn.filter((symbol) => !isOther(symbol) && !content.locked.has(symbol.id))
      : drawn,
    scale,
    pixelRatio,
    content,
  );
}

function drawGroup(
  context: CanvasRenderingContext2D,
  symbols: readonly PlacedSymbol[],
  scale: number,
  pixelRatio: number,
  { looks, shown, doubts }: CanvasScene,
): void {
  const byLook = new Map<ClassLook, PlacedSymbol[]>();
  const byDoubt = new Map<Sureness, PlacedSymbol[]>();
  for (const symbol of symbols) {
    const look = looks(symbol.symbolClass);
    const confidence = doubts.get(symbol.id);
    if (confidence !== undefined) {
      const sureness = surenessOf(confidence);
      byDoubt.set(sureness, [...(byDoubt.get(sureness) ?? []), symbol]);
    }
    const alike = byLook.get(look);
    if (alike) alike.push(symbol);
    else byLook.set(look, [symbol]);
  }
  // Box by box: one path of thousands of boxes takes twice as long to fill in.
  const least = leastSideWithRim * pixelRatio;
  context.strokeStyle = 'rgba(255, 255, 255, 0.8)';
  context.lineWidth = rimWidthPx * pixelRatio;
  for (const { box } of symbols) {
    if (box.width * scale < least && box.height * scale < least) continue;
    context.strokeRect(box.x * scale, box.y * scale, box.width * scale, box.height * scale);
  }
  context.lineWidth = strokeWidthPx * pixelRatio;
  for (const [look, alike] of byLook) {
    context.strokeStyle = look.colour;
    if (look !== unlabelledLook) {
      outline(context, alike, scale);
      continue;
    }
    context.fillStyle = 'rgba(217, 119, 6, 0.14)';
    for (const { box } of alike) {
      context.fillRect(box.x * scale, box.y * scale, box.width * scale, box.height * scale);
    }
    // With the gaps of doubt cut into dashes, nothing would be left of the line.
    outline(context, doubts.size === 0 ? [] : alike.filter(({ id }) => doubts.has(id)), scale);
    context.setLineDash([4 * pixelRatio, 3 * pixelRatio]);
    outline(context, doubts.size === 0 ? alike : alike.filter(({ id }) => !doubts.has(id)), scale);
    context.setLineDash([]);
  }
  for (const [sureness, doubtful] of byDoubt) drawDoubts(context, doubtful, sureness, scale, pixelRatio, looks);
  if (!shown.labels) return;
  const onScreen = scale / pixelRatio;
  for (const [look, alike] of byLook) {
    for (const { box } of alike) {
      const size = tagSizeFor(box.width * onScreen, box.height * onScreen);
      if (size === null) continue;
      drawLabel(context, look, { x: box.x * scale, y: box.y * scale, width: box.width * scale }, size, pixelRatio);
    }
  }
}

function outline(context: CanvasRenderingContext2D, symbols: readonly PlacedSymbol[], scale: number): void {
  for (const { box } of symbols) {
    context.strokeRect(box.x * scale, box.y * scale, box.width * scale, box.height * scale);
  }
}

/** CSS pixels of paper and of line, by turns: the less sure the machine was, the less is left of the line. */
const gaps: Readonly<Record<Sureness, readonly [paper: number, line: number]>> = {
  sure: [2, 8],
  fair: [4, 4],
  doubtful: [5, 2],
};

/** Cuts gaps into the lines of boxes that nobody has looked at, and washes the doubtful ones that have a class. */
function drawDoubts(
  context: CanvasRenderingContext2D,
  symbols: readonly PlacedSymbol[],
  sureness: Sureness,
  scale: number,
  pixelRatio: number,
  looks: CanvasScene['looks'],
): void {
  if (sureness === 'doubtful') {
    context.fillStyle = 'rgba(217, 119, 6, 0.18)';
    for (const { box, symbolClass } of symbols) {
      // Those without a class have a wash already.
      if (looks(symbolClass) === unlabelledLook) continue;
      context.fillRect(box.x * scale, box.y * scale, box.width * scale, box.height * scale);
    }
  }
  context.beginPath();
  for (const { box } of symbols) context.rect(box.x * scale, box.y * scale, box.width * scale, box.height * scale);
  context.strokeStyle = '#ffffff';
  context.lineWidth = (strokeWidthPx + 0.75) * pixelRatio;
  context.setLineDash(gaps[sureness].map((length) => length * pixelRatio));
  context.stroke();
  context.setLineDash([]);
}

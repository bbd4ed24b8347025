import { intersectionOf, unionOf } from '#renderer/editor/geometry/box.ts';
import type { Box } from '#schemas/domain/geometry.ts';
import type { CanvasScene } from '../canvas-scene.ts';
import type { PagePicture } from '../page-picture.ts';
import { type ChangedPart, changedParts } from './changed-parts.ts';
import { drawPicture } from './draw-picture.ts';
import { drawTile } from './draw-tile.ts';
import { numberReachPx, reachPx } from './reach.ts';
import { type TilePlace, tileKey, tileSide, tilesOver } from './tile-grid.ts';

interface Tile {
  readonly place: TilePlace;
  readonly canvas: HTMLCanvasElement;
  /** What of it has to be drawn again: whole device pixels from the page's corner; null: nothing. */
  stale: Box | 'all' | null;
}

/** Tiles drawn at one scale. */
interface TileSet {
  /** Device pixels per page pixel. */
  readonly scale: number;
  readonly tiles: Map<string, Tile>;
}

/** Where the page stands on the canvas, in device pixels. */
export interface View {
  /** Of the page's top-left corner. */
  readonly left: number;
  readonly top: number;
  /** Device pixels per page pixel. */
  readonly scale: number;
  readonly width: number;
  readonly height: number;
}

function boxOfTile({ column, row }: TilePlace): Box {
  return { x: column * tileSide, y: row * tileSide, width: tileSide, height: tileSide };
}

/** The box with its edges moved outwards to whole pixels, so that what is drawn in it has no soft edge. */
function wholePixels({ x, y, width, height }: Box): Box {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  return { x: left, y: top, width: Math.ceil(x + width) - left, height: Math.ceil(y + height) - top };
}

/** Tiles kept beyond those that are seen. */
const mostTiles = 96;

/**
 * The page with its boxes, drawn once into tiles and copied from them while the view moves. While the scale changes the
 * tiles of the last scale are stretched; `settle` draws them anew.
 */
export class TileCache {
  private content: CanvasScene;
  private picture: PagePicture | null = null;
  private pixelRatio = 1;
  private current: TileSet | null = null;
  private readonly spare: HTMLCanvasElement[] = [];

  constructor(content: CanvasScene) {
    this.content = content;
  }

  setPicture(picture: PagePicture | null): void {
    if (picture === this.picture) return;
    this.picture = picture;
    this.forget();
  }

  setPixelRatio(pixelRatio: number): void {
    if (pixelRatio === this.pixelRatio) return;
    this.pixelRatio = pixelRatio;
    this.forget();
  }

  /** Takes new content; returns whether anything looks different. */
  update(content: CanvasScene): boolean {
    const parts = changedParts(this.content, content);
    this.content = content;
    if (parts === 'all') {
      for (const tile of this.current?.tiles.values() ?? []) tile.stale = 'all';
      return true;
    }
    for (const part of parts) this.invalidate(part);
    return parts.length > 0;
  }

  /** Whether tiles of just this scale are there. */
  isSharp(scale: number): boolean {
    return this.current?.scale === scale;
  }

  /** Throws the tiles away and starts a set of another scale. */
  settle(scale: number): void {
    if (this.isSharp(scale)) return;
    this.forget();
    this.current = { scale, tiles: new Map() };
  }

  /** Copies what is seen of the page to the canvas, drawing the tiles that are missing. Unit: device pixels. */
  draw(context: CanvasRenderingContext2D, view: View): void {
    if (!this.current) this.settle(view.scale);
    const set = this.current;
    if (!set) return;
    const stretch = view.scale / set.scale;
    const seen: Box = {
      x: -view.left / stretch,
      y: -view.top / stretch,
      width: view.width / stretch,
      height: view.height / stretch,
    };
    if (stretch !== 1) this.drawBehind(context, view);
    context.imageSmoothingEnabled = stretch !== 1;
    context.imageSmoothingQuality = 'low';
    for (const place of tilesOver(seen)) {
      const tile = stretch === 1 ? this.freshTile(set, place) : set.tiles.get(tileKey(place));
      if (!tile) continue;
      const left = place.column * tileSide * stretch + view.left;
      const top = place.row * tileSide * stretch + view.top;
      if (stretch === 1) context.drawImage(tile.canvas, left, top);
      else context.drawImage(tile.canvas, left, top, tileSide * stretch, tileSide * stretch);
    }
    if (set.tiles.size > mostTiles) this.dropUnseen(set, seen);
  }

  dispose(): void {
    this.forget();
    this.spare.length = 0;
  }

  /** What tiles of another scale may not reach: the bare picture. */
  private drawBehind(context: CanvasRenderingContext2D, view: View): void {
    context.fillStyle = this.content.theme.ground;
    context.fillRect(0, 0, view.width, view.height);
    context.save();
    context.translate(view.left, view.top);
    const seen: Box = { x: -view.left, y: -view.top, width: view.width, height: view.height };
    if (this.picture) drawPicture(context, this.picture, this.content.adjustment, view.scale, seen);
    context.restore();
  }

  private freshTile(set: TileSet, place: TilePlace): Tile {
    const key = tileKey(place);
    const known = set.tiles.get(key);
    if (known && known.stale === null) return known;
    const tile: Tile = known ?? { place, canvas: this.takeCanvas(), stale: 'all' };
    const context = tile.canvas.getContext('2d', { alpha: false });
    if (context && tile.stale !== null) {
      const whole = boxOfTile(place);
      const part = tile.stale === 'all' ? whole : tile.stale;
      context.setTransform(1, 0, 0, 1, -whole.x, -whole.y);
      context.save();
      context.beginPath();
      context.rect(part.x, part.y, part.width, part.height);
      context.clip();
      drawTile(context, whole, part, set.scale, this.pixelRatio, this.picture, this.content);
      context.restore();
    }
    tile.stale = null;
    set.tiles.set(key, tile);
    return tile;
  }

  private invalidate(part: ChangedPart): void {
    const set = this.current;
    if (!set) return;
    const { scale } = set;
    const left = part.isRegion ? numberReachPx : reachPx.left;
    const reached: Box = {
      x: part.x * scale - left * this.pixelRatio,
      y: part.y * scale - reachPx.top * this.pixelRatio,
      width: part.width * scale + (left + reachPx.right) * this.pixelRatio,
      height: part.height * scale + (reachPx.top + reachPx.bottom) * this.pixelRatio,
    };
    for (const place of tilesOver(reached)) {
      const tile = set.tiles.get(tileKey(place));
      if (!tile || tile.stale === 'all') continue;
      const within = intersectionOf(wholePixels(reached), boxOfTile(place));
      if (within) tile.stale = unionOf(tile.stale ? [tile.stale, within] : [within]);
    }
  }

  private dropUnseen(set: TileSet, seen: Box): void {
    const kept = new Set(tilesOver(seen).map(tileKey));
    for (const [key, tile] of set.tiles) {
      if (kept.has(key)) continue;
      set.tiles.delete(key);
      this.spare.push(tile.canvas);
    }
  }

  private takeCanvas(): HTMLCanvasElement {
    const spare = this.spare.pop();
    if (spare) return spare;
    const canvas = document.createElement('canvas');
    canvas.width = tileSide;
    canvas.height = tileSide;
    return canvas;
  }

  private forget(): void {
    for (const { canvas } of this.current?.tiles.values() ?? []) this.spare.push(canvas);
    this.spare.length = Math.min(this.spare.length, mostTiles / 2);
    this.current = null;
  }
}

/** A drawable part of a pyramid of pictures. */
interface Level {
  readonly source: CanvasImageSource;
  /** Pixels of this level for one page pixel. */
  readonly scale: number;
}

/** Longest side below which no smaller level is made, in pixels. */
const smallestLevelSide = 512;

/**
 * The upright picture of a page with copies at half the size each, so that a page that is shown small neither flickers
 * nor costs its full size to draw.
 */
export class PagePicture {
  readonly width: number;
  readonly height: number;
  private readonly levels: Level[];

  /** `source` has `width` × `height` page pixels. */
  constructor(source: CanvasImageSource, width: number, height: number) {
    this.width = width;
    this.height = height;
    this.levels = [{ source, scale: 1 }];
  }

  /**
   * Draws a part of the page, on white where the picture is transparent.
   * @param context - Its unit is a device pixel, its origin the page's top-left corner.
   * @param scale - Device pixels per page pixel.
   * @param left - Part to draw, device pixels from the page's corner; also `top`, `width`, `height`.
   */
  draw(
    context: CanvasRenderingContext2D,
    scale: number,
    left: number,
    top: number,
    width: number,
    height: number,
  ): void {
    const level = this.levelFor(scale);
    const perDevice = level.scale / scale;
    // A little more than asked for, so that neighbouring parts are smoothed over the same pixels at their seam.
    const margin = 2 / level.scale;
    const x0 = Math.max(0, Math.floor(left / scale - margin));
    const y0 = Math.max(0, Math.floor(top / scale - margin));
    const x1 = Math.min(this.width, Math.ceil((left + width) / scale + margin));
    const y1 = Math.min(this.height, Math.ceil((top + height) / scale + margin));
    if (x1 <= x0 || y1 <= y0) return;
    context.imageSmoothingEnabled = scale < 3;
    context.imageSmoothingQuality = perDevice > 1 ? 'medium' : 'low';
    fillWhite(context, x0 * scale, y0 * scale, (x1 - x0) * scale, (y1 - y0) * scale);
    context.drawImage(
      level.source,
      x0 * level.scale,
      y0 * level.scale,
      (x1 - x0) * level.scale,
      (y1 - y0) * level.scale,
      x0 * scale,
      y0 * scale,
      (x1 - x0) * scale,
      (y1 - y0) * scale,
    );
  }

  /** Whether its pixels have been let go: nothing can be drawn of it any more. */
  get isClosed(): boolean {
    return this.levels.length === 0;
  }

  /** Lets go of the pixels. */
  close(): void {
    for (const { source } of this.levels) {
      if (source instanceof ImageBitmap) source.close();
    }
    this.levels.length = 0;
  }

  /** The smallest level that has about the pixels that will be seen. */
  private levelFor(scale: number): Level {
    const [first] = this.levels;
    if (!first) throw new Error('the picture is closed');
    let level: Level = first;
    for (let place = 1; level.scale / 2 >= scale * 0.75; place += 1) {
      const next: Level | null = this.levels[place] ?? this.halve(level);
      if (!next) break;
      this.levels[place] = next;
      level = next;
    }
    return level;
  }

  private halve(level: Level): Level | null {
    const scale = level.scale / 2;
    const width = Math.ceil(this.width * scale);
    const height = Math.ceil(this.height * scale);
    if (Math.max(width, height) < smallestLevelSide) return null;
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext('2d', { alpha: false });
    if (!context) return null;
    context.imageSmoothingQuality = 'high';
    fillWhite(context, 0, 0, width, height);
    context.drawImage(
      level.source,
      0,
      0,
      this.width * level.scale,
      this.height * level.scale,
      0,
      0,
      this.width * scale,
      this.height * scale,
    );
    return { source: canvas, scale };
  }
}

/** Paper. The filter of the view is for it as for the ink: inverted, a page is white on black. */
function fillWhite(context: CanvasRenderingContext2D, x: number, y: number, width: number, height: number): void {
  context.fillStyle = '#ffffff';
  context.fillRect(x, y, width, height);
}

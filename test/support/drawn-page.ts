import type { ReadLuminance } from '#renderer/editor/ink/luminance-grid.ts';

/** A page drawn in characters: `#` is ink, `+` a faint mark, anything else paper. */
export function drawnPage(drawing: string, { ink = 30, faint = 190, paper = 210 } = {}): ReadLuminance {
  const rows = drawing.split('\n').filter((row) => row !== '');
  const width = Math.max(...rows.map((row) => row.length));
  return (box) => {
    const left = Math.max(0, Math.floor(box.x));
    const top = Math.max(0, Math.floor(box.y));
    const right = Math.min(width, Math.ceil(box.x + box.width));
    const bottom = Math.min(rows.length, Math.ceil(box.y + box.height));
    if (right <= left || bottom <= top) return null;
    const values = new Uint8Array((right - left) * (bottom - top));
    for (let y = top; y < bottom; y += 1) {
      for (let x = left; x < right; x += 1) {
        const mark = rows[y]?.[x];
        values[(y - top) * (right - left) + x - left] =
          mark === '#' ? ink : mark === '+' ? faint : paper + ((x * 7 + y) % 5);
      }
    }
    return { origin: { x: left, y: top }, width: right - left, height: bottom - top, values };
  };
}

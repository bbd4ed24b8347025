/** How much of each pixel of a small picture a closed outline covers. */
export interface Coverage {
  /** Adds one directed edge of a contour, in pixels. All contours must close. */
  addEdge(x0: number, y0: number, x1: number, y1: number): void;
  /** Visits the pixels that are covered at all, with their share between 0 and 1. */
  forEachInked(visit: (x: number, y: number, share: number) => void): void;
}

/**
 * Exact area coverage by accumulation: each edge adds, in the cells it passes, the signed area to its right; the running
 * sum along a row is the winding-weighted coverage (the method of font-rs and stb_truetype). Outlines of glyphs do not
 * overlap themselves, so that the absolute value, at most 1, is their inside. Only where a slanted edge crosses the left or
 * right side of the picture is the pixel at the side approximate.
 */
export function createCoverage(width: number, height: number): Coverage {
  // The area to the right of the last pixel of a row spills into two more cells.
  const stride = width + 2;
  const cells = new Float64Array(stride * height);
  const add = (x: number, y: number, area: number): void => {
    const at = y * stride + Math.min(Math.max(x, 0), width + 1);
    cells[at] = (cells[at] ?? 0) + area;
  };

  /** One edge within one row of pixels: from xFrom to xTo while it goes down (or up) by `rise`. */
  const addWithinRow = (y: number, xFrom: number, xTo: number, rise: number): void => {
    const left = Math.max(0, Math.min(xFrom, xTo));
    const right = Math.max(left, Math.min(Math.max(xFrom, xTo), width));
    const first = Math.floor(left);
    const last = Math.ceil(right) - 1;
    if (last <= first) {
      const covered = 1 - ((left + right) / 2 - first);
      add(first, y, rise * covered);
      add(first + 1, y, rise * (1 - covered));
      return;
    }
    // Share of the rise that the edge has made when it leaves column x, and the area to its right within the column.
    const slope = 1 / (right - left);
    let before = 0;
    for (let x = first; x <= last; x += 1) {
      const enter = Math.max(left, x);
      const leave = Math.min(right, x + 1);
      const share = (leave - enter) * slope;
      const area = share * (x + 1 - (enter + leave) / 2);
      add(x, y, rise * (area + before));
      before = share - area;
    }
    add(last + 1, y, rise * before);
  };

  return {
    addEdge(x0, y0, x1, y1) {
      if (y0 === y1) return;
      const direction = y0 < y1 ? 1 : -1;
      const [topX, topY, bottomX, bottomY] = y0 < y1 ? [x0, y0, x1, y1] : [x1, y1, x0, y0];
      const slope = (bottomX - topX) / (bottomY - topY);
      const firstRow = Math.max(0, Math.floor(topY));
      const lastRow = Math.min(height, Math.ceil(bottomY));
      for (let y = firstRow; y < lastRow; y += 1) {
        const from = Math.max(topY, y);
        const to = Math.min(bottomY, y + 1);
        addWithinRow(y, topX + slope * (from - topY), topX + slope * (to - topY), direction * (to - from));
      }
    },
    forEachInked(visit) {
      for (let y = 0; y < height; y += 1) {
        let sum = 0;
        for (let x = 0; x < width; x += 1) {
          sum += cells[y * stride + x] ?? 0;
          const share = Math.min(1, Math.abs(sum));
          if (share > 1e-6) visit(x, y, share);
        }
      }
    },
  };
}

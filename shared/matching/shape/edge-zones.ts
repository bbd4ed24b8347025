/** How closely the edges of a picture are looked at. */
export interface EdgeZones {
  /** Cells of a side of the square picture. */
  readonly side: number;
  /** The square is divided into so many zones a side, and directions into so many. */
  readonly zones: number;
  readonly directions: number;
  /** Whether the two edges of a stroke, from dark to light and back, count as one direction. */
  readonly isFolded: boolean;
  /** Of each cell of a row or column, the zone before its middle and how much of it the zone behind gets. */
  readonly zoneBefore: Int8Array;
  readonly zoneShare: Float32Array;
}

export function edgeZones({
  side,
  zones,
  directions,
  isFolded,
}: Pick<EdgeZones, 'side' | 'zones' | 'directions' | 'isFolded'>): EdgeZones {
  const places = Array.from({ length: side }, (_, cell) => ((cell + 0.5) / side) * zones - 0.5);
  return {
    side,
    zones,
    directions,
    isFolded,
    zoneBefore: Int8Array.from(places, Math.floor),
    zoneShare: Float32Array.from(places, (place) => place - Math.floor(place)),
  };
}

/**
 * How the edges of a picture run in each of its zones: the strength of each direction, of length 1 as a whole. Edges
 * rather than area: print and pens differ in the width of strokes more than in where these run. An edge is divided among
 * the four zones and the two directions around it, so that a small shift or turn changes little.
 */
export function edgesByZone(picture: Float32Array, grid: EdgeZones): Float32Array {
  const { side, zones, directions, isFolded, zoneBefore, zoneShare } = grid;
  // With a zone around all others, so that none has to be asked whether it is there.
  const around = new Float32Array((zones + 2) * (zones + 2) * directions);
  const add = (at: number, strength: number): void => {
    around[at] = (around[at] ?? 0) + strength;
  };
  for (let y = 1; y < side - 1; y += 1) {
    const row = ((zoneBefore[y] ?? 0) + 1) * (zones + 2) + 1;
    const below = zoneShare[y] ?? 0;
    for (let x = 1; x < side - 1; x += 1) {
      const at = y * side + x;
      const dx = (picture[at + 1] ?? 0) - (picture[at - 1] ?? 0);
      const dy = (picture[at + side] ?? 0) - (picture[at - side] ?? 0);
      const square = dx * dx + dy * dy;
      if (square < 1e-6) continue;
      const halfTurns = Math.atan2(dy, dx) / Math.PI + 1;
      const turn = (isFolded ? halfTurns % 1 : halfTurns / 2) * directions;
      const share = turn - Math.floor(turn);
      const first = Math.floor(turn) % directions;
      const second = first + 1 === directions ? 0 : first + 1;
      const upperLeft = (row + (zoneBefore[x] ?? 0)) * directions;
      const lowerLeft = upperLeft + (zones + 2) * directions;
      const right = zoneShare[x] ?? 0;
      const strength = Math.sqrt(square);
      const lower = strength * below;
      const upper = strength - lower;
      for (let column = 0; column < 2; column += 1) {
        const part = column === 0 ? 1 - right : right;
        const zone = column * directions;
        add(upperLeft + zone + first, upper * part * (1 - share));
        add(upperLeft + zone + second, upper * part * share);
        add(lowerLeft + zone + first, lower * part * (1 - share));
        add(lowerLeft + zone + second, lower * part * share);
      }
    }
  }
  const feature = new Float32Array(zones * zones * directions);
  for (let row = 0; row < zones; row += 1) {
    const from = ((row + 1) * (zones + 2) + 1) * directions;
    feature.set(around.subarray(from, from + zones * directions), row * zones * directions);
  }
  return toUnitLength(feature);
}

function toUnitLength(feature: Float32Array): Float32Array {
  let sum = 0;
  for (let index = 0; index < feature.length; index += 1) {
    // The root keeps one long stroke from drowning the others.
    const value = feature[index] ?? 0;
    feature[index] = Math.sqrt(value);
    sum += value;
  }
  const length = Math.sqrt(sum) || 1;
  for (let index = 0; index < feature.length; index += 1) feature[index] = (feature[index] ?? 0) / length;
  return feature;
}

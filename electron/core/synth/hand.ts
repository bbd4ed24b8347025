import type { Vertex } from '#shared/layout/outline/flatten-path.ts';

/** How one formula is printed: size, ink, typeface, and how far it is from straight. */
export interface Hand {
  readonly digitHeightPx: number;
  readonly marginPx: number;
  /** Grey of the ink, from 0 (black). */
  readonly inkGrey: number;
  /** Command that sets letters and digits in another typeface; null for the roman one. */
  readonly typeface: string | null;
  /** Moves a point of a formula whose ink is so large, in pixels. */
  readonly warp: (vertex: Vertex, width: number, height: number) => Vertex;
  /** Moves and sizes one glyph about its middle, in pixels. */
  readonly jitter: () => (vertex: Vertex, middle: Vertex) => Vertex;
}

const typefaces = [null, null, '\\mathbf', '\\mathsf', '\\mathtt'] as const;

/** A hand drawn by lot: the same for the same numbers. */
export function drawHand(random: () => number): Hand {
  const between = (least: number, most: number): number => least + (most - least) * random();
  const turn = between(-0.03, 0.03);
  const slant = between(-0.12, 0.18);
  const wide = between(0.88, 1.15);
  const wave = { height: between(0, 0.05), length: between(0.4, 1.2), start: between(0, 2 * Math.PI) };
  const digitHeightPx = Math.round(between(28, 64));
  return {
    digitHeightPx,
    marginPx: Math.round(between(16, 48)),
    inkGrey: Math.round(between(0, 90)),
    typeface: typefaces[Math.floor(random() * typefaces.length)] ?? null,
    warp: ([x, y], width, height) => {
      const [u, v] = [x - width / 2, y - height / 2];
      const lift = wave.height * height * Math.sin((2 * Math.PI * x) / (wave.length * width) + wave.start);
      const [across, down] = [wide * u - slant * v, v + lift];
      return [across * Math.cos(turn) - down * Math.sin(turn), across * Math.sin(turn) + down * Math.cos(turn)];
    },
    jitter: () => {
      const [size, dx, dy, tilt] = [
        between(0.95, 1.05),
        between(-0.02, 0.02),
        between(-0.02, 0.02),
        between(-0.05, 0.05),
      ];
      return ([x, y], [middleX, middleY]) => {
        const [u, v] = [(x - middleX) * size, (y - middleY) * size];
        return [middleX + u - tilt * v + dx * digitHeightPx, middleY + v + tilt * u + dy * digitHeightPx];
      };
    },
  };
}

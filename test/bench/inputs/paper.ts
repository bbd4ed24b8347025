/** Red, green and blue of every pixel, row by row. */
export type Pixels = Uint8Array;

/** Paper as a phone sees it: light that falls off towards a corner, and noise. */
export function photographPaper(width: number, height: number, random: () => number): Pixels {
  const pixels = new Uint8Array(width * height * 3);
  const [lightX, lightY] = [random() * width, random() * height];
  const reach = Math.hypot(width, height);
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 3) {
      const light = 1 - 0.35 * (Math.hypot(x - lightX, y - lightY) / reach);
      const noise = (random() + random() - 1) * 10;
      pixels[at] = 232 * light + noise;
      pixels[at + 1] = 228 * light + noise;
      pixels[at + 2] = 214 * light + noise;
    }
  }
  return pixels;
}

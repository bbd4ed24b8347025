/** Round steps of an axis from 0 that reach `most`: three to six of them. */
export function ticksTo(most: number): readonly number[] {
  if (!(most > 0)) return [0, 1];
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough) ?? rough;
  // Whole things are counted: no step is less than one of them.
  const whole = Math.max(1, Number.isInteger(step) ? step : Math.ceil(step));
  const count = Math.ceil(most / whole - 1e-9);
  return Array.from({ length: count + 1 }, (_, index) => index * whole);
}

/** Maps a range of values onto a range of pixels. */
export function linear(
  fromValue: number,
  toValue: number,
  fromPixel: number,
  toPixel: number,
): (value: number) => number {
  const span = toValue - fromValue;
  return (value) => (span === 0 ? fromPixel : fromPixel + ((value - fromValue) / span) * (toPixel - fromPixel));
}

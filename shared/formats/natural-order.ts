const runs = /\d+|\D+/g;

/**
 * Orders paths as people do: `2.png` before `10.png`. Independent of the machine's language, and total: two different
 * paths never compare as equal.
 */
export function compareNaturally(a: string, b: string): number {
  const left = a.match(runs) ?? [];
  const right = b.match(runs) ?? [];
  const shared = Math.min(left.length, right.length);
  for (let index = 0; index < shared; index++) {
    const order = compareRuns(left[index] ?? '', right[index] ?? '');
    if (order !== 0) return order;
  }
  return left.length - right.length || compareCodeUnits(a, b);
}

function compareRuns(a: string, b: string): number {
  if (!startsWithDigit(a) || !startsWithDigit(b)) return compareCodeUnits(a, b);
  const left = a.replace(/^0+/, '');
  const right = b.replace(/^0+/, '');
  // Digits are compared as text: numbers of any length, no rounding.
  return left.length - right.length || compareCodeUnits(left, right);
}

function startsWithDigit(text: string): boolean {
  return text >= '0' && text < ':';
}

function compareCodeUnits(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

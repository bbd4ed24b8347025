const ofTime: ReadonlySet<string> = new Set(['hour', 'dayPeriod']);

/** A narrow place breaks it between the day and the time, and not within either: `AM` would stand alone. */
export function dayAndTime(parts: readonly Intl.DateTimeFormatPart[]): string {
  const between = parts.findIndex(({ type }) => ofTime.has(type)) - 1;
  return parts.map(({ value }, index) => (index === between ? value : value.replaceAll(' ', '\u00a0'))).join('');
}

import { type Reason, reason } from '#schemas/domain/reason.ts';
import type { ImportedSymbol } from '#schemas/formats/import-record.ts';
import type { Traces } from './read-traces.ts';

/** Strokes that belong to no symbol, or to more than one: kept as they are, and reported. */
export function reportStrokes(symbols: readonly ImportedSymbol[], traces: Traces, file: string): Reason[] {
  const uses = traces.strokes.map(() => 0);
  for (const { extent } of symbols) {
    if (extent.kind !== 'strokes') continue;
    for (const stroke of extent.strokes) uses[stroke] = (uses[stroke] ?? 0) + 1;
  }
  const named = (matches: (count: number) => boolean) => traces.names.filter((_, index) => matches(uses[index] ?? 0));
  const reports: Reason[] = [];
  const without = named((count) => count === 0);
  if (without.length > 0) reports.push(report('strokes-in-no-symbol', without, 'in no symbol', file));
  const shared = named((count) => count > 1);
  if (shared.length > 0) reports.push(report('strokes-in-two-symbols', shared, 'in more than one symbol', file));
  return reports;
}

function report(code: string, names: readonly string[], where: string, file: string): Reason {
  const strokes = names.join(',');
  const message = `${file}: ${names.length === 1 ? 'stroke' : 'strokes'} ${strokes} ${where}.`;
  return reason(code, message, { file, strokes, count: names.length });
}

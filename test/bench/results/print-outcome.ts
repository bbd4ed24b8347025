import type { Bench, BenchOutcome } from '../bench.ts';
import { formatLimits, formatValue, judge } from './figure.ts';

/** The outcome of a bench as lines for a terminal. */
export function printOutcome(bench: Bench, outcome: BenchOutcome): string {
  const width = Math.max(...outcome.figures.map(({ what }) => what.length));
  const lines = outcome.figures.flatMap((figure) => {
    const value = formatValue(figure.measured, figure.unit).padStart(10);
    const limits = [formatLimits(figure), judge(figure)].filter((text) => text !== '').join(': ');
    return [`  ${figure.what.padEnd(width)} ${value}  ${limits}`.trimEnd(), `      ${figure.details}`];
  });
  return [`${bench.name}: ${bench.title}`, ...lines, ...outcome.remarks.map((remark) => `  (${remark})`)].join('\n');
}

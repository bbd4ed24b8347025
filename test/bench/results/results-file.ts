import { readFile, writeFile } from 'node:fs/promises';
import type { Bench, BenchOutcome } from '../bench.ts';
import type { Machine } from '../measuring/machine.ts';
import { formatLimits, formatValue, judge } from './figure.ts';

const startOf = (name: string) => `<!-- bench ${name} -->`;
const endOf = (name: string) => `<!-- end of ${name} -->`;

/** A bench as a section of `docs/benchmarks.md`. */
export function formatSection(bench: Bench, outcome: BenchOutcome, machine: Machine): string {
  return [
    startOf(bench.name),
    `## ${bench.name}: ${bench.title}`,
    '',
    bench.about,
    '',
    `${machine.date}, ${machine.description}`,
    '',
    '| figure | measured | limits | |',
    '| --- | ---: | --- | --- |',
    ...outcome.figures.map(
      (figure) =>
        `| ${figure.what} | ${formatValue(figure.measured, figure.unit)} | ${formatLimits(figure)} | ${judge(figure)} |`,
    ),
    '',
    ...outcome.figures.map(({ what, details }) => `- ${what}: ${details}`),
    ...outcome.remarks.map((remark) => `- ${remark}`),
    endOf(bench.name),
  ].join('\n');
}

/** The text with the section of a bench in the place of its older one, or at the end. */
export function replaceSection(text: string, name: string, section: string): string {
  const from = text.indexOf(startOf(name));
  const to = text.indexOf(endOf(name));
  if (from < 0 || to < from) return `${text.trimEnd()}\n\n${section}\n`;
  return `${text.slice(0, from)}${section}${text.slice(to + endOf(name).length)}`;
}

/** Keeps the outcome of a bench in a Markdown file; other sections and words stay as they are. */
export async function recordOutcome(
  path: string,
  bench: Bench,
  outcome: BenchOutcome,
  machine: Machine,
): Promise<void> {
  const text = await readFile(path, 'utf8');
  await writeFile(path, replaceSection(text, bench.name, formatSection(bench, outcome, machine)));
}

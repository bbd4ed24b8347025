import { expect, it } from 'vitest';
import type { Bench, BenchOutcome } from '../bench.ts';
import { formatSection, replaceSection } from './results-file.ts';

const outcome = (measured: number): BenchOutcome => ({
  figures: [{ what: 'one / other', measured, unit: '×', goal: 1.3, must: 1.5, details: '2 s / 1 s' }],
  remarks: ['a remark'],
});
const bench: Bench = { name: 'one', title: 'One thing', about: 'About it.', run: async () => outcome(1) };
const machine = { date: '2026-01-02', description: '2 cores' };

it('puts a section in the place of its older one and leaves all else', () => {
  const other = formatSection({ ...bench, name: 'other' }, outcome(1), machine);
  const first = replaceSection('# Benchmarks\n\nWords.\n', 'one', formatSection(bench, outcome(1.2), machine));
  const both = replaceSection(first, 'other', other);
  const again = replaceSection(both, 'one', formatSection(bench, outcome(1.6), machine));
  expect(again).toBe(both.replace('1.20 ×', '1.60 ×').replace('meets its goal', 'misses the limit'));
  expect(again).toContain(other);
  expect(again.startsWith('# Benchmarks\n\nWords.\n')).toBe(true);
});

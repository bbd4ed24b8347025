import { describe, expect, it } from 'vitest';
import { defaultLatexPolicy } from '#schemas/domain/latex-policy.ts';
import { canonicalise } from '../canonical/canonical.ts';
import { maximumLatexLength } from './parser.ts';

const fill = (piece: string) => piece.repeat(Math.floor(maximumLatexLength / piece.length));

const refused: Readonly<Record<string, string>> = {
  'a hundred thousand braces': '{'.repeat(100_000),
  'a megabyte of formula': 'x^2+'.repeat(262_144),
  'braces in braces': fill('{'),
  'closed braces in braces': fill('{').slice(maximumLatexLength / 2) + fill('}').slice(maximumLatexLength / 2),
  'fractions without arguments': fill('\\frac'),
  'roots with open brackets': fill('\\sqrt['),
  'left without right': fill('\\left('),
  'environments in environments': fill('\\begin{array}{c}'),
  'unknown commands in each other': fill('\\foo{'),
  'one script after the other': fill('x^'),
  'one bar after the other': fill('\\over'),
  'rules with open brackets': fill('\\rule['),
  'halves of surrogate pairs': fill('\ud800'),
  'alignment without rows': fill('&'),
  'a macro that calls itself': '\\def\\a{\\a\\a}\\a',
  'characters that grow': fill('℃'),
};

const accepted: Readonly<Record<string, string>> = {
  primes: fill("'"),
  'line breaks': fill('a\\\\'),
  'font changes': fill('\\rm'),
  spaces: fill('\\,\n'),
  marks: `x${fill('\u0301').slice(1)}`,
};

/** Processor time of the fastest of three runs: other programs on the machine do not count. */
function fastestMilliseconds(run: () => void): number {
  const times = [1, 2, 3].map(() => {
    const start = process.cpuUsage();
    run();
    return process.cpuUsage(start).user / 1_000;
  });
  return Math.min(...times);
}

describe('hostile LaTeX', () => {
  it.each(Object.entries(refused))('refuses %s with a sentence within 100 ms', (_, latex) => {
    const result = canonicalise(latex, defaultLatexPolicy);
    expect(result.ok ? [] : result.errors.map(({ message }) => message)).not.toEqual([]);
    expect(fastestMilliseconds(() => canonicalise(latex, defaultLatexPolicy))).toBeLessThan(100);
  });

  it.each(Object.entries(accepted))('reads %s within 500 ms', (_, latex) => {
    expect(canonicalise(latex, defaultLatexPolicy).ok).toBe(true);
    expect(fastestMilliseconds(() => canonicalise(latex, defaultLatexPolicy))).toBeLessThan(500);
  });
});

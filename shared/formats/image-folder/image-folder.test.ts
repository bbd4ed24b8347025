import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SplitSide } from '#schemas/domain/split.ts';
import { symbolClassId } from '#test/support/builders.ts';
import { classFolderName } from './safe-label.ts';
import { type CropCounts, missingSides } from './shared-classes.ts';

const windowsDevices = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

describe('classFolderName', () => {
  it('is safe on every file system, whatever the label', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 20_000 }),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }),
        (index, label) => {
          const name = classFolderName(index, label);
          expect(name).toMatch(/^\d{4,}_[A-Za-z0-9-]{1,24}$/);
          expect(name).not.toMatch(/[-. ]$/);
          expect(name).not.toMatch(windowsDevices);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('tells classes apart by index, also where case, length or Unicode form is all that differs', () => {
    const labels = ['x', 'X', '\\pi', '\\Pi', '/', '.', '|', 'con', 'é', 'e\u0301', '\\'.repeat(200), '\\'.repeat(199)];
    const names = labels.map((label, index) => classFolderName(index, label).toLowerCase().normalize('NFC'));
    expect(new Set(names).size).toBe(labels.length);
    expect(labels.slice(0, 6).map((label, index) => classFolderName(index, label))).toEqual([
      '0000_x',
      '0001_X',
      '0002_pi',
      '0003_Pi',
      '0004_slash',
      '0005_dot',
    ]);
  });

  it('sorts as the training indices do', () => {
    const names = Array.from({ length: 300 }, (_, index) => classFolderName(index, '\\pi'));
    expect([...names].sort()).toEqual(names);
  });
});

describe('missingSides', () => {
  const counts = (...rows: readonly (readonly [number, number, number])[]): CropCounts =>
    new Map(
      rows.map(([train, validation, test], index): [ReturnType<typeof symbolClassId>, Record<SplitSide, number>] => [
        symbolClassId(index),
        { train, validation, test },
      ]),
    );

  it('names the sides that a class lacks', () => {
    const table = counts([5, 1, 1], [3, 0, 1], [0, 0, 2]);
    expect([0, 1, 2].map((index) => missingSides(table, symbolClassId(index)))).toEqual([
      [],
      ['validation'],
      ['train', 'validation'],
    ]);
  });

  it('does not ask sides on which nothing stands', () => {
    expect(missingSides(counts([5, 0, 0], [1, 0, 0]), symbolClassId(0))).toEqual([]);
  });
});

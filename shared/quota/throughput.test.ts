import { describe, expect, it } from 'vitest';
import { diffDocuments } from '#shared/annotation/patch.ts';
import { aFormula, anOperation, aSymbol, creating, documentOf, personId } from '#test/support/builders.ts';
import { throughputOf } from './sum-throughput.ts';
import { longestPauseSeconds, type PersonDay, workOf } from './throughput.ts';

describe('workOf', () => {
  it('counts time as far as it is work', () => {
    const submit = anOperation(1, [creating(aFormula(1)), creating(aFormula(2))], { kind: 'submit' });
    expect(workOf(submit, 40)).toMatchObject({ seconds: 40, operations: 1 });
    expect(workOf(submit, longestPauseSeconds + 1).seconds).toBe(0);
    expect(workOf(submit, null).seconds).toBe(0);
  });

  it('counts symbols that were drawn, less those taken away', () => {
    const before = documentOf(1, aFormula(1), aSymbol(1));
    const after = documentOf(1, aFormula(1), aSymbol(2), aSymbol(3), aSymbol(4));
    const patch = diffDocuments(before, after);
    if (!patch) throw new Error('It differs.');
    expect(workOf(anOperation(1, [patch]), 1).symbolsDrawn).toBe(2);
    expect(workOf(anOperation(1, [patch], { kind: 'import' }), 1).symbolsDrawn).toBe(0);
  });

  it('counts what the machine drew apart, until a person has confirmed it', () => {
    const of = (source: 'machine' | 'person', ...symbols: readonly number[]) => {
      const layers = { ...aFormula(1).layers, symbols: { state: 'drafted', source, reason: null } as const };
      return documentOf(1, aFormula(1, { layers }), ...symbols.map((each) => aSymbol(each)));
    };
    const work = (before: ReturnType<typeof of>, after: ReturnType<typeof of>) => {
      const patch = diffDocuments(before, after);
      if (!patch) throw new Error('It differs.');
      const { symbolsDrawn, symbolsByMachine } = workOf(anOperation(1, [patch]), 1, {
        before: [before],
        after: [after],
      });
      return [symbolsDrawn, symbolsByMachine];
    };
    expect(work(of('person'), of('machine', 1, 2, 3))).toEqual([0, 3]);
    expect(work(of('machine', 1, 2, 3), of('machine', 1))).toEqual([0, -2]);
    expect(work(of('machine', 1), of('person', 1, 2))).toEqual([1, 0]);
    expect(work(of('person', 1, 2), of('person'))).toEqual([-2, 0]);
  });
});

describe('throughputOf', () => {
  const day = (date: string, change: Partial<PersonDay>): PersonDay => ({
    day: date,
    person: personId(1),
    seconds: 100,
    operations: 1,
    formulasSubmitted: 0,
    formulasAccepted: 0,
    formulasReturned: 0,
    symbolsDrawn: 0,
    symbolsByMachine: 0,
    ...change,
  });

  it('sums the days of a range, person by person', () => {
    const days = [
      day('2026-03-22', { formulasSubmitted: 9 }),
      day('2026-03-23', { formulasSubmitted: 2, symbolsDrawn: 10 }),
      day('2026-03-30', { formulasSubmitted: 3, symbolsDrawn: 10 }),
      day('2026-03-30', { person: personId(2), formulasAccepted: 4 }),
    ];
    const [first, second] = throughputOf(days, '2026-03-23', '2026-03-30');
    expect(first).toMatchObject({ days: 2, seconds: 200, formulasSubmitted: 5, secondsPerSymbol: 10 });
    expect([...(first?.submittedByWeek ?? [])]).toEqual([
      ['2026-03-23', 2],
      ['2026-03-30', 3],
    ]);
    expect(second).toMatchObject({ formulasAccepted: 4, secondsPerSymbol: null });
  });
});

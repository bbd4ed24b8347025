import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { BoxingReport } from '#schemas/contract/boxing.ts';
import { contract } from '#schemas/contract/contract.ts';
import { ImportReport } from '#schemas/contract/imports.ts';
import { ExportReport } from '#schemas/contract/releases.ts';
import { countPlaces } from './support/count-places.ts';
import { counts } from './support/counts.ts';

/**
 * Each count that the program shows leads to what it counts. Whether it leads to as much as it says is seen in
 * `figures.test.ts`; here it is seen that no count is new and stands for itself.
 */
describe('the counts of the contract', () => {
  const found = [
    ...Object.entries(contract).flatMap(([room, procedures]) =>
      Object.entries(procedures).flatMap(([name, procedure]) =>
        countPlaces(procedure['~orpc'].outputSchema, `${room}.${name}`),
      ),
    ),
    ...countPlaces(ImportReport, 'report of an import'),
    ...countPlaces(ExportReport, 'report of an export'),
    ...countPlaces(BoxingReport, 'report of boxing'),
  ];

  it('all say where they lead, or why they lead nowhere', () => {
    expect([...new Set(found)].sort()).toEqual(Object.keys(counts).sort());
  });

  it('are found wherever they stand in a schema', () => {
    const inside = z.object({
      many: z.array(z.object({ count: z.int().nullable() })),
      share: z.number(),
      width: z.int(),
    });
    expect(countPlaces(z.record(z.string(), inside.optional()), 'x')).toEqual(['x.*.many[].count']);
  });
});

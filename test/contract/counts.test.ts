import { type AnySchema, getEventIteratorSchemaDetails } from '@orpc/contract';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { TakenBackReport } from '#schemas/contract/annotation.ts';
import { ArchiveReport } from '#schemas/contract/archives.ts';
import { BoxingReport } from '#schemas/contract/boxing.ts';
import { contract } from '#schemas/contract/contract.ts';
import { DuplicateReport } from '#schemas/contract/duplicates.ts';
import { ImportReport } from '#schemas/contract/imports.ts';
import { ManyChangeReport, ManyOutcome, PageRemovalReport } from '#schemas/contract/library.ts';
import { DoctorReport } from '#schemas/contract/project.ts';
import { ExportReport, VerifyReport } from '#schemas/contract/releases.ts';
import { SchemaChangeReport } from '#schemas/contract/schema-change.ts';
import { SynthesisReport } from '#schemas/contract/synthesis.ts';
import { ValidationReport } from '#schemas/contract/validation.ts';
import { Release } from '#schemas/domain/release.ts';
import { countPlaces } from './support/count-places.ts';
import { counts } from './support/counts.ts';

/** What a procedure answers, or tells bit by bit. */
const told = (output: AnySchema | undefined): unknown =>
  (output && getEventIteratorSchemaDetails(output)?.yields) ?? output;

/**
 * Each count that the program shows leads to what it counts. Whether it leads to as much as it says is seen in
 * `figures.test.ts`; here it is seen that no count is new and stands for itself.
 */
describe('the counts of the contract', () => {
  const found = [
    ...Object.entries(contract).flatMap(([room, procedures]) =>
      Object.entries(procedures).flatMap(([name, procedure]) =>
        countPlaces(told(procedure['~orpc'].outputSchema), `${room}.${name}`),
      ),
    ),
    ...countPlaces(ImportReport, 'report of an import'),
    ...countPlaces(ExportReport, 'report of an export'),
    ...countPlaces(BoxingReport, 'report of boxing'),
    ...countPlaces(ManyOutcome, 'report of an act on many'),
    ...countPlaces(ManyChangeReport, 'report of a change of many'),
    ...countPlaces(PageRemovalReport, 'report of removing pages'),
    ...countPlaces(SchemaChangeReport, 'report of a change of kinds'),
    ...countPlaces(TakenBackReport, 'report of taking back'),
    ...countPlaces(ValidationReport, 'report of a check'),
    ...countPlaces(DoctorReport, 'report of the doctor'),
    ...countPlaces(DuplicateReport, 'report of comparing pictures'),
    ...countPlaces(SynthesisReport, 'report of drawing pages'),
    ...countPlaces(VerifyReport, 'report of verifying'),
    ...countPlaces(ArchiveReport, 'report of an archive'),
    ...countPlaces(Release, 'report of a freeze'),
  ];

  it('all say where they lead, or why they lead nowhere', () => {
    expect([...new Set(found)].sort()).toEqual(Object.keys(counts).sort());
  });

  it('are looked for in what streams tell, too', () => {
    expect(found.some((path) => path.startsWith('imports.look.'))).toBe(true);
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

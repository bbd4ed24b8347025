import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { FormulaId, PageId, SymbolClassId, SymbolId } from '#schemas/domain/id.ts';
import type { SubModelId } from '#schemas/domain/sub-model.ts';
import { FrozenFormula } from '#schemas/formats/frozen-release.ts';
import { sha256Number, ulidOf } from '#test/support/builders.ts';
import { alignerJsonl } from './aligner-jsonl/aligner-jsonl.ts';
import { converterCaption } from './caption/converter-caption.ts';
import { detectorCoco } from './coco/detector-coco.ts';
import type { RegisteredFormat, ReleaseReader, WritingTools } from './dataset-format.ts';
import { recognizerHasy } from './hasy/write-hasy.ts';
import { leftOutOf } from './left-out.ts';

const classId = SymbolClassId.parse(ulidOf(1));
const symbolIdOf = (number: number) => SymbolId.parse(ulidOf(100 + number));

/** Symbols with and without a class, on the page and off it. */
const aSymbol = fc.record({ hasClass: fc.boolean(), x: fc.constantFrom(5, 40, 90, 150) });
const aLatex = fc.constantFrom(null, ['x'], [], ['a b'], 'unreadable' as const);

const aFrozenFormula = fc
  .record({
    symbols: fc.option(fc.array(aSymbol, { maxLength: 3 })),
    layout: fc.constantFrom('none', 'tree', 'loose', 'ordered'),
    latex: aLatex,
    regionX: fc.constantFrom(0, 300),
  })
  .map(({ symbols, layout, latex, regionX }) => {
    const ids = (symbols ?? []).map((_, number) => symbolIdOf(number));
    return FrozenFormula.parse({
      kind: 'formula',
      id: FormulaId.parse(ulidOf(2)),
      page: PageId.parse(ulidOf(3)),
      sourceSha256: sha256Number(1),
      sourceName: 'line.png',
      writer: null,
      picture: {
        sha256: sha256Number(1),
        byteCount: 1,
        contentType: 'image/png',
        width: 100,
        height: 40,
        orientation: 1,
      },
      region: { x: regionX, y: 0, width: 100, height: 40 },
      placement: null,
      categories: [],
      symbols:
        symbols?.map(({ hasClass, x }, number) => ({
          id: symbolIdOf(number),
          symbolClass: hasClass ? classId : null,
          box: { x, y: 5, width: 20, height: 20 },
        })) ?? null,
      layout:
        layout === 'none'
          ? null
          : {
              relations:
                layout === 'tree' ? ids.slice(1).map((child, at) => ({ parent: ids[at], child, type: 'Right' })) : [],
              order: layout === 'ordered' ? ids : null,
            },
      latex: latex === null ? null : { raw: 'x', tokens: latex === 'unreadable' ? null : latex, problem: null },
    });
  });

const tools: WritingTools = {
  cutBytes: () => Promise.reject(new Error('No picture is cut here.')),
  storedBytes: () => Promise.reject(new Error('No picture is read here.')),
};

const formats: Readonly<Partial<Record<SubModelId, RegisteredFormat>>> = {
  detector: detectorCoco,
  recognizer: recognizerHasy,
  aligner: alignerJsonl,
  converter: converterCaption,
};

it('is what the formats leave out', async () => {
  await fc.assert(
    fc.asyncProperty(aFrozenFormula, async (formula) => {
      const expected = leftOutOf(formula);
      for (const [subModel, format] of Object.entries(formats)) {
        const own = expected
          .filter((one) => one.subModel === subModel)
          .map(({ reason, count }) => [reason.code, count]);
        expect(Object.fromEntries(own), subModel).toEqual(await skippedBy(format, formula));
      }
    }),
    { numRuns: 300 },
  );
});

async function skippedBy(format: RegisteredFormat, formula: FrozenFormula): Promise<Record<string, number>> {
  const skipped: Record<string, number> = {};
  for await (const entry of format.write(readerOf(formula), {}, tools)) {
    if (entry.kind === 'skipped') skipped[entry.reason.code] = (skipped[entry.reason.code] ?? 0) + entry.count;
  }
  return skipped;
}

function readerOf(formula: FrozenFormula): ReleaseReader {
  return {
    number: 1,
    contentSha256: sha256Number(9),
    seed: 1,
    classes: [{ symbolClass: classId, trainingIndex: 0, label: 'x', group: 'letter' }],
    groups: ['letter'],
    mayLackFormulas: () => false,
    categoryOf: () => undefined,
    pages: async function* () {},
    formulas: async function* () {
      yield { side: 'train', formula };
    },
  };
}

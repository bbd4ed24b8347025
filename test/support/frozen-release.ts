import { type SplitSide, splitSides } from '#schemas/domain/split.ts';
import type { FrozenFormula } from '#schemas/formats/frozen-release.ts';
import type { Entry, RegisteredFormat, ReleaseReader, WritingTools } from '#shared/formats/dataset-format.ts';
import { formulaId, pageId, sha256Number, symbolClassId, symbolId } from './builders.ts';

/** A formula of two symbols of the class `x` beside each other, on a picture of its own size. */
export function aFrozenFormula(number: number, change: Partial<FrozenFormula> = {}): FrozenFormula {
  const symbols = [0, 1].map((at) => ({
    id: symbolId(10 * number + at),
    symbolClass: symbolClassId(1),
    box: { x: 1 + 10 * at, y: 1, width: 5, height: 5 },
  }));
  return {
    kind: 'formula',
    id: formulaId(number),
    page: pageId(number),
    sourceSha256: sha256Number(number),
    sourceName: `${number}.png`,
    writer: null,
    picture: { sha256: sha256Number(1), byteCount: 9, contentType: 'image/png', width: 40, height: 20, orientation: 1 },
    region: { x: 0, y: 0, width: 40, height: 20 },
    placement: null,
    categories: [],
    symbols,
    layout: {
      relations: [{ parent: symbolId(10 * number), child: symbolId(10 * number + 1), type: 'Right' }],
      order: null,
    },
    latex: null,
    ...change,
  };
}

/** A release of these formulas, of one class, whose categories are all the same. */
export function aReleaseOf(sides: Partial<Record<SplitSide, readonly FrozenFormula[]>>): ReleaseReader {
  return {
    number: 1,
    contentSha256: sha256Number(9),
    seed: 1,
    classes: [{ symbolClass: symbolClassId(1), trainingIndex: 0, label: 'x', group: 'latin' }],
    groups: ['latin'],
    mayLackFormulas: () => false,
    categoryOf: () => ({ facet: 'level', category: 'elementary' }),
    pages: async function* () {},
    formulas: async function* () {
      for (const side of splitSides) for (const formula of sides[side] ?? []) yield { side, formula };
    },
  };
}

const tools: WritingTools = {
  cutBytes: async () => [],
  storedBytes: async () => new Uint8Array(),
};

/** What a format writes of such a release, and the first lines that load it. */
export async function writtenOf(
  format: RegisteredFormat,
  sides: Partial<Record<SplitSide, readonly FrozenFormula[]>>,
): Promise<{ readonly entries: readonly Entry[]; readonly code: string }> {
  const entries: Entry[] = [];
  for await (const entry of format.write(aReleaseOf(sides), format.parseOptions({}), tools)) entries.push(entry);
  const [{ code } = { code: '' }] = format.loading;
  const facts = {
    sides: splitSides.filter((side) => sides[side]),
    options: {},
    longestLabel: 1,
    hasSpaces: false,
    noted: new Set(entries.flatMap((entry) => (entry.kind === 'noted' ? [entry.reason.code] : []))),
  };
  return { entries, code: typeof code === 'string' ? code : code(facts) };
}

import { describe, expect, it } from 'vitest';
import { type SplitSide, splitSides } from '#schemas/domain/split.ts';
import type { FrozenFormula } from '#schemas/formats/frozen-release.ts';
import { aSymbol, formulaId, pageId, sha256Number, symbolClassId, symbolId } from '#test/support/builders.ts';
import { alignerJsonl } from '../aligner-jsonl/aligner-jsonl.ts';
import type { ReleaseReader, WritingTools } from '../dataset-format.ts';
import { EmptyLists, emptyListsCode } from './empty-lists.ts';

const tools: WritingTools = {
  cutBytes: async () => [],
  storedBytes: async () => new Uint8Array(),
};

function formula(number: number, tokens: readonly string[] | null): FrozenFormula {
  const box = { x: 1, y: 1, width: 5, height: 5 };
  const symbols = [0, 1].map((at) => ({
    id: aSymbol(10 * number + at).id,
    symbolClass: symbolClassId(1),
    box: { ...box, x: 1 + 10 * at },
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
    latex: tokens && { raw: tokens.join(' '), tokens: [...tokens], problem: null },
  };
}

/** What is noted of a dataset of these sides, and the lines that load it. */
async function writeAligner(sides: Partial<Record<SplitSide, FrozenFormula[]>>) {
  const release: ReleaseReader = {
    number: 1,
    contentSha256: sha256Number(9),
    seed: 1,
    classes: [{ symbolClass: symbolClassId(1), trainingIndex: 0, label: 'x', group: 'latin' }],
    groups: ['latin'],
    mayLackFormulas: () => false,
    categoryOf: () => undefined,
    pages: async function* () {},
    formulas: async function* () {
      for (const side of splitSides) for (const one of sides[side] ?? []) yield { side, formula: one };
    },
  };
  const notes: { item: string; columns: unknown }[] = [];
  for await (const entry of alignerJsonl.write(release, {}, tools)) {
    if (entry.kind === 'skipped') throw new Error(entry.reason.message);
    if (entry.kind === 'noted' && entry.reason.code === emptyListsCode) {
      notes.push({ item: entry.item, columns: entry.reason.parameters['columns'] });
    }
  }
  const [{ code } = { code: '' }] = alignerJsonl.loading;
  const noted = new Set(notes.length === 0 ? [] : [emptyListsCode]);
  const facts = {
    sides: splitSides.filter((side) => sides[side]),
    options: {},
    longestLabel: 1,
    hasSpaces: false,
    noted,
  };
  return { notes, code: typeof code === 'string' ? code : code(facts) };
}

describe('the lines that load aligner JSONL', () => {
  it('say the types where a side has no LaTeX and another has some', async () => {
    const { notes, code } = await writeAligner({ train: [formula(1, null)], test: [formula(2, ['x', 'x'])] });
    expect(notes).toEqual([{ item: 'train', columns: 'latex_tokens' }]);
    expect(code).toContain("    'latex_tokens': [Value('string')],\n");
    expect(code).toContain("'test': '{folder}/test.jsonl'}, features=types)");
  });

  it('are the short ones where every side has some, or none has', async () => {
    const short =
      "from datasets import load_dataset\nload_dataset('json', data_files={'train': '{folder}/train.jsonl', 'test': '{folder}/test.jsonl'})";
    const filled = { train: [formula(1, null), formula(3, ['x'])], test: [formula(2, ['x'])] };
    expect(await writeAligner(filled)).toEqual({ notes: [], code: short });
    const none = { train: [formula(1, null)], test: [formula(2, null)] };
    expect(await writeAligner(none)).toEqual({ notes: [], code: short });
  });
});

it('a side whose lists are empty for longer than a loader looks is named, too', () => {
  const lists = new EmptyLists();
  lists.count('train', { relations: true, latex_tokens: false }, 8_000_000);
  lists.count('train', { relations: true, latex_tokens: true }, 100);
  lists.count('test', { relations: true, latex_tokens: true }, 100);
  expect([...lists.notes()]).toMatchObject([{ item: 'train', reason: { parameters: { columns: 'latex_tokens' } } }]);
});

import { describe, expect, it } from 'vitest';
import { ProjectSubModel } from '#schemas/domain/project-sub-model.ts';
import type { SplitSide } from '#schemas/domain/split.ts';
import type { FrozenFormula } from '#schemas/formats/frozen-release.ts';
import { aFrozenFormula, writtenOf } from '#test/support/frozen-release.ts';
import { alignerJsonl } from '../aligner-jsonl/aligner-jsonl.ts';
import type { RegisteredFormat } from '../dataset-format.ts';
import { recordsFormat } from '../records/records.ts';
import { EmptyLists, emptyListsCode, listsIn } from './empty-lists.ts';

const formula = (number: number, tokens: readonly string[] | null): FrozenFormula =>
  aFrozenFormula(number, { latex: tokens && { raw: tokens.join(' '), tokens: [...tokens], problem: null } });

/** What is noted of a dataset of these sides, and the lines that load it. */
async function write(format: RegisteredFormat, sides: Partial<Record<SplitSide, readonly FrozenFormula[]>>) {
  const { entries, code } = await writtenOf(format, sides);
  const notes = entries.flatMap((entry) => {
    if (entry.kind === 'skipped') throw new Error(entry.reason.message);
    const isOfLists = entry.kind === 'noted' && entry.reason.code === emptyListsCode;
    return isOfLists ? [{ item: entry.item, columns: entry.reason.parameters['columns'] }] : [];
  });
  return { notes, code };
}

/** The lines that suffice where the types can be guessed. */
const short = (...sides: readonly SplitSide[]) =>
  `from datasets import load_dataset\nload_dataset('json', data_files={${sides.map((side) => `'${side}': '{folder}/${side}.jsonl'`).join(', ')}})`;

describe('the lines that load aligner JSONL', () => {
  it('say the types where a side has no LaTeX and another has some', async () => {
    const { notes, code } = await write(alignerJsonl, { train: [formula(1, null)], test: [formula(2, ['x', 'x'])] });
    expect(notes).toEqual([{ item: 'train', columns: 'latex_tokens' }]);
    expect(code).toContain("    'latex_tokens': [Value('string')],\n");
    expect(code).toContain("'test': '{folder}/test.jsonl'}, features=types)");
  });

  it('are the short ones where every side has some, or none has', async () => {
    const filled = { train: [formula(1, null), formula(3, ['x'])], test: [formula(2, ['x'])] };
    expect(await write(alignerJsonl, filled)).toEqual({ notes: [], code: short('train', 'test') });
    const none = { train: [formula(1, null)], test: [formula(2, null)] };
    expect(await write(alignerJsonl, none)).toEqual({ notes: [], code: short('train', 'test') });
  });
});

describe('the lines that load the records of an own sub-model', () => {
  it('say the types where a side has no relations', async () => {
    const own = { key: 'own', name: 'Own', recordIn: 'symbols', recordOut: 'layout' };
    const format = recordsFormat(ProjectSubModel.parse(own));
    const [symbol] = aFrozenFormula(1).symbols ?? [];
    const alone = aFrozenFormula(1, { symbols: symbol ? [symbol] : [], layout: { relations: [], order: null } });
    const { notes, code } = await write(format, { train: [aFrozenFormula(2)], test: [alone] });
    expect(notes).toEqual([{ item: 'test', columns: 'target.relations' }]);
    expect(code).toContain("    'target': {'");
    expect(code).toContain('features=types)');
    const both = { train: [aFrozenFormula(2)], test: [aFrozenFormula(3)] };
    expect(await write(format, both)).toEqual({ notes: [], code: short('train', 'test') });
  });
});

it('lists are found wherever they stand in a record', () => {
  expect(
    listsIn({
      id: 'a',
      target: {
        formulas: [
          { bbox: [1, 2], symbols: [] },
          { bbox: [], symbols: [{ id: 1 }] },
        ],
      },
    }),
  ).toEqual({
    'target.formulas': true,
    'target.formulas.bbox': true,
    'target.formulas.symbols': true,
  });
  expect(listsIn({ order: [], target: { tokens: [null] } })).toEqual({ order: false, 'target.tokens': true });
});

it('a side whose lists are empty for longer than a loader looks is named, too', () => {
  const lists = new EmptyLists();
  lists.count('train', { relations: true, latex_tokens: false }, 8_000_000);
  lists.count('train', { relations: true, latex_tokens: true }, 100);
  lists.count('test', { relations: true, latex_tokens: true }, 100);
  expect([...lists.notes()]).toMatchObject([{ item: 'train', reason: { parameters: { columns: 'latex_tokens' } } }]);
});

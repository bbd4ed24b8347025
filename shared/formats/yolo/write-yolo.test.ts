import { expect, it } from 'vitest';
import type { SplitSide } from '#schemas/domain/split.ts';
import { aFrozenFormula, writtenOf } from '#test/support/frozen-release.ts';
import { detectorYolo } from './write-yolo.ts';

async function write(...sides: readonly SplitSide[]) {
  const formulas = sides.map((side, at) => [side, [aFrozenFormula(at + 1)]] as const);
  const { entries, code } = await writtenOf(detectorYolo, Object.fromEntries(formulas));
  const yaml = entries.flatMap((entry) => (entry.kind === 'text' && entry.path === 'data.yaml' ? [entry.text] : []));
  const missing = entries.flatMap((entry) =>
    entry.kind === 'noted' && entry.reason.code === 'yolo-side-missing' ? [entry.item] : [],
  );
  return { sides: yaml.join('').match(/^\w+: images\/.*$/gm), missing, code };
}

it('names every side that holds pictures, and how to train with them', async () => {
  const { sides, missing, code } = await write('train', 'validation', 'test');
  expect(sides).toEqual(['train: images/train', 'val: images/val', 'test: images/test']);
  expect(missing).toEqual([]);
  expect(code).toBe('cd {folder} && yolo detect train data=data.yaml model=yolo11n.pt');
});

it('names no folder that is not there, and says that it cannot be trained without', async () => {
  expect(await write('train', 'validation')).toMatchObject({
    sides: ['train: images/train', 'val: images/val'],
    missing: [],
  });
  const { sides, missing, code } = await write('train', 'test');
  expect(sides).toEqual(['train: images/train', 'test: images/test']);
  expect(missing).toEqual(['val']);
  expect(code).toMatch(/^# .* there are none for validation: freeze /);
});

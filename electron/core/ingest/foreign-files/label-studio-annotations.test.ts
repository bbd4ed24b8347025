import { expect, it } from 'vitest';
import type { ImportReport } from '#schemas/contract/imports.ts';
import { pngOf } from '#test/contract/support/template-project.ts';
import { importFiles } from '#test/support/import-files.ts';

type Value = Readonly<Record<string, unknown>>;

const boxOf = (label: string, x = 10, id = label): Value => ({
  id,
  type: 'rectanglelabels',
  from_name: 'label',
  value: { x, y: 20, width: 5, height: 30, rotation: 0, rectanglelabels: [label] },
});

const annotation = (id: number, result: readonly Value[], more: Value = {}) => ({ id, result, ...more });

/** Imports tasks of the JSON export, each with a picture of its own. */
async function importTasks(tasks: readonly Value[]) {
  const files: Record<string, string | Uint8Array> = {
    'export.json': JSON.stringify(
      tasks.map((task, index) => ({ id: index + 1, data: { image: `/data/upload/1/${index}.png` }, ...task })),
    ),
  };
  for (const index of tasks.keys()) files[`${index}.png`] = await pngOf(200 + index, 100);
  return importFiles(files);
}

const told = ({ repaired }: ImportReport) =>
  repaired.map(({ reason: { code, parameters } }) => [
    code,
    parameters['taken'],
    parameters['count'],
    parameters['differing'],
  ]);

it('of several annotations, the one that is marked as ground truth is taken, and the others are named', async () => {
  const { report, formulas } = await importTasks([
    {
      annotations: [
        annotation(14, [boxOf('no')]),
        annotation(15, [boxOf('yes'), boxOf('z', 50)], { ground_truth: true }),
        annotation(16, [boxOf('yes', 10, 'r1'), boxOf('z', 50, 'r2')]),
      ],
    },
  ]);
  expect(formulas.map(({ symbols, states }) => [symbols.map(([label]) => label), states.symbols])).toEqual([
    [['yes', 'z'], 'accepted'],
  ]);
  expect(told(report)).toEqual([['annotations-beside-truth', '15', 2, 1]]);
});

it('without a mark, the first is taken; who skipped the task has said nothing', async () => {
  const { report, formulas } = await importTasks([
    {
      annotations: [
        annotation(1, [boxOf('a')], { was_cancelled: true, ground_truth: true }),
        annotation(2, [boxOf('b')], { skipped: true }),
        annotation(3, [boxOf('c')]),
        annotation(4, [boxOf('d')]),
      ],
    },
  ]);
  expect(formulas.map(({ symbols }) => symbols.map(([label]) => label))).toEqual([['c']]);
  expect(told(report)).toEqual([['annotations-beside-first', '3', 1, 1]]);
});

it('one annotation alone needs no word', async () => {
  const { report } = await importTasks([{ annotations: [annotation(1, [boxOf('a')])] }]);
  expect([...report.repaired, ...report.quarantined]).toEqual([]);
});

it('tasks with predictions alone, and skipped ones, are counted once each', async () => {
  const predictions = [{ id: 1, result: [boxOf('no')] }];
  const { report, formulas } = await importTasks([
    { annotations: [], predictions },
    { annotations: [], predictions },
    { annotations: [annotation(1, [boxOf('a')], { was_cancelled: true })], predictions },
    { annotations: [], predictions: [] },
    { annotations: [annotation(2, [boxOf('b')])], predictions },
  ]);
  expect(formulas.map(({ symbols }) => symbols.map(([label]) => label))).toEqual([[], [], [], [], ['b']]);
  expect(told(report)).toEqual([
    ['predictions-alone', undefined, 2, undefined],
    ['tasks-skipped', undefined, 1, undefined],
  ]);
});

const minimal = (id: number, more: Value) => ({ image: `/data/upload/1/${id}.png`, id, ...more, annotator: 1 });
const value = { ...(boxOf('\\pi')['value'] as Value) };

it('JSON-MIN with a text beside its boxes is no table of LaTeX, also beside one that is', async () => {
  const tasks = [
    minimal(1, { label: [value], transcription: '\\pi x', annotation_id: 1 }),
    minimal(2, { label: [value] }),
  ];
  const { report, formulas } = await importFiles({
    '1.png': await pngOf(200, 100),
    '2.png': await pngOf(200, 101),
    '3.png': await pngOf(201, 100),
    'min.json': JSON.stringify(tasks),
    'table.csv': 'image,latex\n3.png,x^2\n',
  });
  expect(report.quarantined).toEqual([]);
  expect(formulas.map(({ symbols, latex }) => [symbols.map(([label]) => label), latex])).toEqual([
    [['\\pi'], ''],
    [['\\pi'], ''],
    [[], 'x^2'],
  ]);
});

it('JSON-MIN of a project of LaTeX alone is read as what it is', async () => {
  const { report, formulas } = await importFiles({
    '1.png': await pngOf(200, 100),
    'min.json': JSON.stringify([minimal(1, { formula: 'x^2', annotation_id: 1 })]),
  });
  expect(report).toMatchObject({ format: 'label-studio', quarantined: [], repaired: [] });
  expect(formulas.map(({ latex }) => latex)).toEqual(['x^2']);
});

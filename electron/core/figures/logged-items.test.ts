import { expect, it, vi } from 'vitest';
import { importActorId } from '#schemas/domain/person.ts';
import {
  aFormula,
  anOperation,
  aPage,
  creating,
  formulaId,
  operationId,
  pageId,
  sha256Number,
} from '#test/support/builders.ts';
import { importActor, newProject } from '#test/support/open-projects.ts';
import { loggedItems } from './logged-items.ts';

it('reads the log once for all parts of a list, and again after the next operation', async () => {
  const project = await newProject();
  const add = async (number: number) =>
    await project.store.commitAll(
      [
        anOperation(500 + number, [creating(aPage(number)), creating(aFormula(number, { page: pageId(number) }))], {
          kind: 'import',
          actor: importActorId,
        }),
      ],
      [{ sha256: sha256Number(number), byteCount: 1, contentType: 'image/png' }],
    );
  for (const number of [1, 2, 3]) await add(number);
  const { at } = (await project.store.getOperation(operationId(501))) ?? {};
  if (!at) throw new Error('It was committed.');
  const during = { from: at, until: at };
  const figure = { of: 'imported', batch: aPage(1).batch, during, counted: 'formulas' } as const;
  const read = vi.spyOn(project.store, 'loggedOperations');
  const part = async (after: string | null) => await loggedItems(project, importActor, { figure, after, limit: 2 });
  const first = await part(null);
  const rest = await part(first.next);
  expect([...first.items, ...rest.items].map((item) => item.type === 'place' && item.formula)).toEqual(
    [1, 2, 3].map(formulaId),
  );
  expect([first.total, rest.next, read.mock.calls.length]).toEqual([3, null, 1]);
  await add(4);
  expect([(await part(null)).total, read.mock.calls.length]).toEqual([4, 2]);
});

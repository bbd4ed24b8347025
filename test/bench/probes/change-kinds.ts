import type { Project } from '#electron/core/project/project.ts';
import type { Actor } from '#electron/core/services/actor.ts';
import { undoOperation } from '#electron/core/services/annotation.ts';
import { listFormulas } from '#electron/core/services/library.ts';
import { changeMany } from '#electron/core/services/many/change-many.ts';
import { commitSchema } from '#electron/core/services/schema.ts';
import { applySchemaChange } from '#electron/core/services/schema-change/schema-change.ts';
import { projectStatus } from '#electron/core/services/status.ts';
import { FormulaFilter, type ListSort, ManyChangeReport } from '#schemas/contract/library.ts';
import { SchemaChange } from '#schemas/contract/schema-change.ts';
import type { CategoryId, OperationId, SymbolClassId } from '#schemas/domain/id.ts';

/** Milliseconds of one act over the whole project, of its undo, and the longest that others waited for an answer. */
export interface ActTimes {
  readonly name: string;
  readonly done: number;
  readonly undone: number;
  readonly blocked: number;
}

const mostAssigned = 10_000;
const arrival: ListSort = { by: 'arrival', descending: false };

/** Does what a lead does to the kinds of a project, each taken back afterwards. */
export async function timeActs(project: Project, actor: Actor): Promise<readonly ActTimes[]> {
  const times: ActTimes[] = [];
  for (const [name, act] of await actsOn(project, actor)) {
    const waits = watchWaits();
    const start = performance.now();
    const operation = await act();
    const done = performance.now() - start;
    await others();
    const startOfUndo = performance.now();
    await undoOperation(project, actor, operation);
    const undone = performance.now() - startOfUndo;
    await others();
    times.push({ name, done, undone, blocked: waits.end() });
  }
  return times;
}

type NamedAct = readonly [name: string, act: () => Promise<OperationId>];

async function actsOn(project: Project, actor: Actor): Promise<readonly NamedAct[]> {
  const rows = await project.store.schemaRecords();
  const classes: readonly SymbolClassId[] = rows
    .flatMap(({ record }) => (record.kind === 'symbol-class' ? [record.id] : []))
    .toSorted((a, b) => (a < b ? -1 : 1));
  const [commonest, next] = classes;
  const categories = rows.flatMap(({ record }) => (record.kind === 'category' ? [record] : []));
  const [first] = categories;
  const second = categories.find(({ id, facet }) => facet === first?.facet && id !== first?.id);
  const chosen: CategoryId[] = first && second ? [first.id, second.id] : [];
  const [from, into] = chosen;
  const set = async (id: string | undefined, members: object) => {
    const stored = rows.find(({ record }) => record.id === id);
    if (!stored) throw new Error(`There is no record ${id}.`);
    const { record } = stored;
    const [now] = await project.store.getDocuments([{ type: record.kind, id: record.id }]);
    const updated = [{ before: record, after: { ...record, ...members } }];
    const document = { type: record.kind, id: record.id };
    const patch = { document, base: now?.revision ?? 0, added: [], updated, removed: [] };
    return (await commitSchema(project, actor, [patch])).operation;
  };
  const change = async (value: unknown) =>
    (await applySchemaChange(project, actor, SchemaChange.parse(value))).operation;
  const settings = rows.find(({ record }) => record.kind === 'settings')?.record;
  if (!settings) throw new Error('The project has no settings.');
  // Small projects have fewer formulas.
  const assigned = Math.min(mostAssigned, Math.floor((await projectStatus(project)).formulas / 4));
  return [
    ['other layers asked for', () => set(settings.id, { layersAsked: ['latex'] })],
    ['commonest class renamed', () => set(commonest, { label: '\\renamed' })],
    ['two common classes merged', () => change({ kind: 'merge-classes', from: [commonest], into: next })],
    ['commonest class retired', () => change({ kind: 'retire-class', id: commonest, retired: true })],
    ['two categories merged', () => change({ kind: 'merge-categories', from: [from], into })],
    ['category retired', () => change({ kind: 'retire-category', id: from, retired: true })],
    [
      'category split by one import',
      () =>
        change({
          kind: 'split-category',
          from,
          parts: [
            {
              into: { key: 'split-off', name: { en: 'Split off', ko: '나눈 것' } },
              // What came with one import: twenty thousand formulas at most, a part of them of this category.
              where: { batches: ['batch 0'] },
            },
          ],
          retiresSource: false,
        }),
    ],
    [`${assigned} formulas assigned`, () => assign(project, actor, into, assigned)],
  ];
}

/** Gives a category to many formulas that lie all over the library, as the library does it. */
async function assign(
  project: Project,
  actor: Actor,
  category: CategoryId | undefined,
  assigned: number,
): Promise<OperationId> {
  if (category === undefined) throw new Error('There is no category to assign.');
  const formulas = [];
  for (let after: string | null = null; formulas.length < assigned; ) {
    const query = { filter: FormulaFilter.parse({}), sort: arrival, after, from: 0, limit: 500 };
    const part: Awaited<ReturnType<typeof listFormulas>> = await listFormulas(project, actor, query);
    formulas.push(...part.items.filter(({ categories }) => !categories.includes(category)).map(({ id }) => id));
    after = part.next;
    if (after === null) break;
  }
  const wanted = formulas.slice(0, assigned);
  const job = project.jobs.start('change', (handle) =>
    changeMany(project, actor, { kind: 'categories', formulas: wanted, add: [category], remove: [] }, handle),
  );
  const { operation } = ManyChangeReport.parse((await project.jobs.whenEnded(job.id)).report);
  if (operation === null) throw new Error('Nothing was assigned.');
  return operation;
}

/** Lets everybody through who waits. */
const others = () => new Promise((resolve) => setTimeout(resolve, 5));

/** Longest time in which the process answered nobody. */
export function watchWaits(): { end(): number } {
  let longest = 0;
  let last = performance.now();
  const look = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const timer = setInterval(look, 1);
  return {
    end: () => {
      look();
      clearInterval(timer);
      return longest;
    },
  };
}

import { openProject } from '#electron/core/project/open-project.ts';
import { systemRuntime } from '#electron/core/project/runtime.ts';
import { commitEdits } from '#electron/core/services/annotation.ts';
import { listFormulas } from '#electron/core/services/library.ts';
import { projectStatus } from '#electron/core/services/status.ts';
import { FormulaFilter } from '#schemas/contract/library.ts';
import { importActorId } from '#schemas/domain/person.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import { benchActor } from '../bench-actor.ts';

/**
 * What a person waits for when a project opens, in a process of its own: opening, the first page of the library, the
 * figures of the project; then edits of one formula after the other. Prints milliseconds, counted from the start of the process.
 *
 * node open-project.ts <folder of the project>
 */
const [path = ''] = process.argv.slice(2);
const edits = 20;
const cardsShown = 60;

const project = await openProject(path, systemRuntime());
const opened = performance.now();
const list = await listFormulas(project, benchActor, {
  filter: FormulaFilter.parse({}),
  sort: { by: 'arrival', descending: false },
  after: null,
  from: 0,
  limit: cardsShown,
});
const listed = performance.now();
const { formulas } = await projectStatus(project);
const shown = performance.now();

const actor = {
  person: { kind: 'person', id: importActorId, name: 'import', role: 'lead', retired: false },
  isOwner: true,
} as const;
const editTimes: number[] = [];
for (const item of list.items.slice(0, edits)) {
  const start = performance.now();
  const document = await project.store.getDocument({ type: 'formula', id: item.id });
  const formula = formulaOf(document);
  if (!formula) throw new Error(`There is no formula ${item.id}.`);
  const records = new Map(document.records).set(formula.id, { ...formula, latex: `${formula.latex}+1` });
  const patch = diffDocuments(document, { ...document, records });
  if (patch) await commitEdits(project, actor, [patch]);
  editTimes.push(performance.now() - start);
}
await project.close();
process.stdout.write(JSON.stringify({ formulas, opened, listed, shown, editTimes }));

/**
 * Imports a folder and edits formulas at the same time, until it is killed. Each edit adds a symbol and writes its own
 * number as LaTeX; once it is confirmed, one line of JSON says so.
 */
import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { runImport } from '#electron/core/ingest/run-import.ts';
import { openProject } from '#electron/core/project/open-project.ts';
import { systemRuntime } from '#electron/core/project/runtime.ts';
import type { Actor } from '#electron/core/services/actor.ts';
import { commitEdits } from '#electron/core/services/annotation.ts';
import { ImportOptions } from '#schemas/contract/imports.ts';
import { PageId, SymbolId } from '#schemas/domain/id.ts';
import { importActorId } from '#schemas/domain/person.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import type { ConfirmedEdit } from './confirmed-edit.ts';

// What is compiled is otherwise kept by processes that end.
flushCompileCache();
const [projectFolder = '', importFolder = '', firstNumber = '0'] = process.argv.slice(2);
const runtime = systemRuntime();
const project = await openProject(projectFolder, runtime);
const actor: Actor = {
  person: { kind: 'person', id: importActorId, name: 'import', role: 'lead', retired: false },
  isOwner: true,
};
const { id: job } = project.jobs.start('import', (handle) =>
  runImport(project, actor, { roots: [importFolder], options: ImportOptions.parse({}) }, handle),
);
const pages = await project.store.pagesAfter(null, 25);
for (let number = Number(firstNumber); ; number += 1) {
  // As edits come over a line, between them the import has its turns.
  await nextTurn();
  const page = pages[number % pages.length];
  const [before] = page ? await project.store.formulasOfPage(PageId.parse(page.ref.id)) : [];
  const root = before && formulaOf(before);
  if (!before || !root) throw new Error('There is no formula to edit.');
  const id = SymbolId.parse(runtime.newId());
  const symbol = { kind: 'symbol', id, symbolClass: null, box: { x: 1, y: 1, width: 4, height: 4 } } as const;
  const after = {
    ref: before.ref,
    revision: before.revision,
    records: new Map([...before.records, [root.id, { ...root, latex: String(number) }], [id, symbol]]),
  };
  const patch = diffDocuments(before, after);
  if (!patch) throw new Error('The edit changes nothing.');
  const { operation } = await commitEdits(project, actor, [patch]);
  const { progress } = project.jobs.get(job);
  const imported = progress.phase === 'importing' ? progress.done : 0;
  const confirmed: ConfirmedEdit = { operation: operation.id, formula: root.id, symbol: id, number, imported };
  // Straight to the pipe: what is confirmed must have left this process before it can be killed.
  writeSync(1, `${JSON.stringify(confirmed)}\n`);
}

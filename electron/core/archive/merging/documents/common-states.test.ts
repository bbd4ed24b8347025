import { expect, it } from 'vitest';
import { OperationId, ProjectId } from '#schemas/domain/id.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import { addLabelled, ownProject } from '#test/support/archived-work.ts';
import { anOperation, ulidOf } from '#test/support/builders.ts';
import { formulasOf, setFormula } from '#test/support/offline-edits.ts';
import { ArchiveLog } from '../archive-log.ts';
import { CommonStates } from './common-states.ts';

async function* linesOf(...lines: readonly unknown[]): AsyncGenerator {
  yield* lines;
}

it('what an import has just done again is common, also where the log of the archive breaks and somebody touched it here', async () => {
  const project = await ownProject();
  await addLabelled(project, 'first', ['x']);
  const [arrived] = await formulasOf(project);
  const formula = arrived && formulaOf(arrived);
  if (!arrived || !formula) throw new Error('There is no formula.');
  const later = { ...formula, latex: 'x' };
  const theirs = {
    ...arrived,
    revision: arrived.revision + 2,
    records: new Map(arrived.records).set(formula.id, later),
  };
  const patch = diffDocuments({ ...arrived, revision: arrived.revision + 1 }, theirs);
  if (!patch) throw new Error('Nothing was changed there.');
  const act = anOperation(0, [patch], { id: OperationId.parse(ulidOf(1)) });
  const origin = ProjectId.parse(ulidOf(2));
  // The log is read before anything is done again, and one act is missing in it.
  const since = await project.store.exchanges.withoutAct(origin);
  const log = await ArchiveLog.read(linesOf(act), project, since);
  const common = await CommonStates.read(project, { name: 'a', origin, log, ids: new Map(), bases: linesOf() });
  await project.store.exchanges.saveExchanged([
    { project: origin, document: arrived, operation: null, here: arrived.revision, kept: [] },
  ]);
  await setFormula(project, formula.id, { note: 'here' });
  const state = await common.of(theirs);
  expect(state.bases.states.map(({ records }) => records)).toEqual([arrived.records]);
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createProject, openProject } from '#electron/core/project/open-project.ts';
import type { Project } from '#electron/core/project/project.ts';
import { databaseName } from '#electron/core/project/project-folder.ts';
import { systemRuntime } from '#electron/core/project/runtime.ts';
import type { Actor } from '#electron/core/services/actor.ts';
import { setLayerStates, undoOperation } from '#electron/core/services/annotation.ts';
import { FormulaFilter } from '#schemas/contract/library.ts';
import type { OperationId } from '#schemas/domain/id.ts';
import { aFormula, anOperation, aPage, creating, formulaId, layerIn, sha256Number } from '#test/support/builders.ts';
import { actorOf } from '#test/support/open-projects.ts';
import { Connection } from '../connection.ts';
import { undoneActs } from '../migrations/0020-undone-acts.ts';
import { withdrawnActs } from '../migrations/0021-withdrawn-acts.ts';

describe('acts of people', () => {
  let folder: string;
  let project: Project;
  let reviewer: Actor;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'quotient-acts-'));
    project = await createProject(join(folder, 'p'), { name: 'P', personName: 'Kim' }, systemRuntime());
    reviewer = await actorOf(project, 1, 'lead');
    const submitted = layerIn('submitted');
    await project.store.commitAll(
      [
        anOperation(2, [
          creating(aPage(1)),
          creating(aFormula(1, { layers: { symbols: submitted, layout: submitted, latex: submitted } })),
        ]),
      ],
      [{ sha256: sha256Number(1), byteCount: 1, contentType: 'image/png' }],
    );
  });

  afterEach(async () => {
    await project.close();
    rmSync(folder, { recursive: true });
  });

  const move = async (layer: 'symbols' | 'latex', to: 'accepted' | 'returned'): Promise<OperationId> => {
    const document = await project.store.getDocument({ type: 'formula', id: formulaId(1) });
    const { operation } = await setLayerStates(project, reviewer, {
      layers: [{ document: document.ref, base: document.revision, layers: [layer] }],
      to,
      reason: to === 'returned' ? 'look again' : null,
      emptyOnPurpose: false,
    });
    return operation.id;
  };
  const undo = async (id: OperationId) => (await undoOperation(project, reviewer, id)).operation.id;
  const figures = async () => {
    const own = (await project.store.progress.personDays()).filter(({ person }) => person === reviewer.person.id);
    const found = async (filter: Partial<FormulaFilter>) =>
      await project.store.countFormulas({ ...FormulaFilter.parse({}), ...filter });
    return {
      accepted: own.reduce((sum, day) => sum + day.formulasAccepted, 0),
      returned: own.reduce((sum, day) => sum + day.formulasReturned, 0),
      listed: [await found({ acceptedBy: [reviewer.person.id] }), await found({ returnedBy: [reviewer.person.id] })],
    };
  };

  it('count once a formula, not while they are taken back, and again where that is taken back', async () => {
    const symbols = await move('symbols', 'accepted');
    const latex = await move('latex', 'accepted');
    expect(await figures()).toEqual({ accepted: 1, returned: 0, listed: [1, 0] });
    await undo(latex);
    expect(await figures()).toEqual({ accepted: 1, returned: 0, listed: [1, 0] });
    const back = await undo(symbols);
    expect(await figures()).toEqual({ accepted: 0, returned: 0, listed: [0, 0] });
    const again = await undo(back);
    expect(await figures()).toEqual({ accepted: 1, returned: 0, listed: [1, 0] });
    await undo(again);
    await move('symbols', 'returned');
    expect(await figures()).toEqual({ accepted: 0, returned: 1, listed: [0, 1] });
    expect(await project.store.checkSearch(() => {})).toEqual([]);
  });

  it('do not count of a submission that its author took back whole, until that is undone', async () => {
    const submitter = await actorOf(project, 2, 'annotator');
    const set = async (to: 'submitted' | 'drafted', ...layers: readonly ('symbols' | 'latex')[]) => {
      const document = await project.store.getDocument({ type: 'formula', id: formulaId(1) });
      const { operation } = await setLayerStates(project, submitter, {
        layers: [{ document: document.ref, base: document.revision, layers: [...layers] }],
        to,
        reason: null,
        emptyOnPurpose: false,
      });
      return operation.id;
    };
    const submitted = async () => [
      (await project.store.progress.personDays())
        .filter(({ person }) => person === submitter.person.id)
        .reduce((sum, day) => sum + day.formulasSubmitted, 0),
      await project.store.countFormulas({ ...FormulaFilter.parse({}), submittedBy: [submitter.person.id] }),
    ];
    // What an import brought as submitted is nobody's.
    await set('drafted', 'symbols', 'latex');
    await set('submitted', 'symbols', 'latex');
    expect(await submitted()).toEqual([1, 1]);
    await set('drafted', 'latex');
    expect(await submitted()).toEqual([1, 1]);
    const last = await set('drafted', 'symbols');
    expect(await submitted()).toEqual([0, 0]);
    const undone = await undo(last);
    expect(await submitted()).toEqual([1, 1]);
    await undo(undone);
    expect(await submitted()).toEqual([0, 0]);
    expect(await project.store.checkSearch(() => {})).toEqual([]);

    // As a file of the version before has it.
    const path = join(folder, 'p', databaseName);
    const asBefore = async (formulasSubmitted: number) => {
      await project.close();
      const connection = new Connection(path);
      const read = () =>
        ['undone_act', 'withdrawn_act'].map((table) =>
          connection.values<[], readonly unknown[]>(`SELECT * FROM ${table} ORDER BY 1, 2`).all(),
        );
      const kept = read();
      connection.execute(`
        DELETE FROM undone_act WHERE operation IN (SELECT id FROM operation WHERE kind = 'withdraw');
        DROP TABLE withdrawn_act;`);
      connection
        .prepare<[number, string], never>('UPDATE person_day SET formulas_submitted = ? WHERE person = ?')
        .run(formulasSubmitted, submitter.person.id);
      connection.execute("UPDATE derivation SET version = '5' WHERE name = 'search'");
      connection.execute(withdrawnActs);
      expect(read()).toEqual(kept);
      connection.close();
      project = await openProject(join(folder, 'p'), systemRuntime());
    };
    await asBefore(1);
    expect(await submitted()).toEqual([0, 0]);
    await set('submitted', 'latex');
    await asBefore(1);
    expect(await submitted()).toEqual([1, 1]);
    await undo(await set('drafted', 'latex'));
    await asBefore(1);
    expect(await submitted()).toEqual([1, 1]);
    expect(await project.store.checkSearch(() => {})).toEqual([]);
  });

  it('of a file of the version before are counted anew', async () => {
    await undo(await move('latex', 'accepted'));
    await move('symbols', 'accepted');
    await undo(await undo(await move('latex', 'returned')));
    const expected = { accepted: 1, returned: 1, listed: [1, 1] };
    expect(await figures()).toEqual(expected);
    await project.close();
    const path = join(folder, 'p', databaseName);
    const connection = new Connection(path);
    const kept = connection.values<[], readonly unknown[]>('SELECT * FROM undone_act').all();
    connection.execute(`DROP TABLE undone_act; UPDATE person_day SET formulas_accepted = 9, formulas_returned = 0;`);
    connection.execute(undoneActs);
    expect(connection.values<[], readonly unknown[]>('SELECT * FROM undone_act').all()).toEqual(kept);
    expect(kept).toHaveLength(1);
    connection.execute(
      "UPDATE derivation SET version = '3' WHERE name = 'search'; DELETE FROM search_set WHERE attribute = 'return'",
    );
    connection.close();
    project = await openProject(join(folder, 'p'), systemRuntime());
    expect(await figures()).toEqual(expected);
    expect(await project.store.checkSearch(() => {})).toEqual([]);
  });
});

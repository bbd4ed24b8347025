import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentShape } from '#schemas/domain/document.ts';
import { documentToShape, formulaOf } from '#shared/annotation/document.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import {
  aFormula,
  anOperation,
  aPage,
  aSymbol,
  creating,
  documentOf,
  formulaId,
  sha256Number,
} from '#test/support/builders.ts';
import { actorOf, importActor, newProject } from '#test/support/open-projects.ts';
import type { Project } from '../project/project.ts';
import type { Actor } from './actor.ts';
import { commitEdits, setLayerStates, undoOperation } from './annotation.ts';
import { formulaHistory, formulaVersion, restoreVersion } from './history.ts';

const ref = { type: 'formula', id: formulaId(1) } as const;
const read = (project: Project) => project.store.getDocument(ref);

async function projectWithFormula(): Promise<{ readonly project: Project; readonly annotator: Actor }> {
  const project = await newProject();
  const annotator = await actorOf(project, 1, 'annotator');
  await project.store.commitAll(
    [anOperation(1, [creating(aPage(1)), creating(aFormula(1))], { actor: importActor.person.id })],
    [{ sha256: sha256Number(1), byteCount: 1, contentType: 'image/png' }],
  );
  return { project, annotator };
}

/** Makes the formula hold this LaTeX and symbols at these places. */
async function write(project: Project, actor: Actor, latex: string, places: readonly number[]) {
  const before = await read(project);
  const formula = formulaOf(before);
  if (!formula) throw new Error('There is no formula.');
  const symbols = places.map((x, index) => aSymbol(index + 1, { box: { x, y: 10, width: 8, height: 12 } }));
  const patch = diffDocuments(before, documentOf(before.revision, { ...formula, latex }, ...symbols));
  return patch && (await commitEdits(project, actor, [patch]));
}

describe('the history of a formula', () => {
  it('gives every version as it was, over any course of edits, undos and restorings', async () => {
    const { project, annotator } = await projectWithFormula();
    const step = fc.oneof(
      fc.record({
        act: fc.constant('write' as const),
        latex: fc.string({ maxLength: 4 }),
        places: fc.array(fc.nat(300), { maxLength: 4 }),
      }),
      fc.record({ act: fc.constant('undo' as const) }),
      fc.record({ act: fc.constant('restore' as const), ago: fc.nat(6) }),
    );
    const versions = new Map<number, DocumentShape>();
    const keep = async () => {
      const now = documentToShape(await read(project));
      versions.set(now.revision, now);
      return now.revision;
    };
    await keep();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        for (const each of steps) {
          const base = (await read(project)).revision;
          if (each.act === 'write') await write(project, annotator, each.latex, each.places);
          else if (each.act === 'restore') {
            const revision = Math.max(1, base - each.ago);
            await restoreVersion(project, annotator, { formula: ref.id, revision, base }).catch((error: unknown) =>
              expect(error).toMatchObject({ code: 'conflict' }),
            );
          } else {
            const [last] = await project.store.recentOperations(1);
            if (last?.actor === annotator.person.id) await undoOperation(project, annotator, last.id);
          }
          await keep();
        }
        const newest = (await read(project)).revision;
        const { entries } = await formulaHistory(project, importActor, { formula: ref.id, after: null, limit: 500 });
        expect(entries.map(({ revision }) => revision)).toEqual(
          Array.from({ length: newest }, (_, index) => newest - index).slice(0, 500),
        );
        for (const [revision, shape] of versions) {
          expect(await formulaVersion(project, importActor, ref.id, revision)).toEqual(shape);
        }
      }),
      { numRuns: 12 },
    );
  });

  it('says who did what, and comes in parts', async () => {
    const { project, annotator } = await projectWithFormula();
    const reviewer = await actorOf(project, 2, 'reviewer');
    await write(project, annotator, 'x', [20]);
    const { revision } = await read(project);
    const move = { layers: [{ document: ref, base: revision, layers: ['latex' as const] }], emptyOnPurpose: false };
    await setLayerStates(project, annotator, { ...move, to: 'submitted', reason: null });
    const base = {
      ...move,
      layers: [{ ...move.layers[0], document: ref, base: revision + 1, layers: ['latex' as const] }],
    };
    await setLayerStates(project, reviewer, { ...base, to: 'returned', reason: 'This is chi.' });
    const first = await formulaHistory(project, importActor, { formula: ref.id, after: null, limit: 3 });
    expect(first.entries.map(({ kind, actor }) => [kind, actor])).toEqual([
      ['return', reviewer.person.id],
      ['submit', annotator.person.id],
      ['edit', annotator.person.id],
    ]);
    expect(first.entries[0]?.difference.layers).toMatchObject([
      { layer: 'latex', before: { state: 'submitted' }, after: { state: 'returned', reason: 'This is chi.' } },
    ]);
    expect(first.entries[2]?.difference).toMatchObject({ latex: { before: '', after: 'x' }, symbols: { added: [{}] } });
    const rest = await formulaHistory(project, importActor, { formula: ref.id, after: first.next, limit: 3 });
    expect(rest.entries.map(({ kind, others }) => [kind, others])).toEqual([['edit', 1]]);
    expect(rest.next).toBeNull();
  });

  it('restores content as an edit of whoever restores, and undo takes it back', async () => {
    const { project, annotator } = await projectWithFormula();
    await write(project, annotator, 'x', [20, 40]);
    const wanted = await read(project);
    await write(project, annotator, 'y', []);
    const changed = await read(project);
    const { operation } = await restoreVersion(project, annotator, {
      formula: ref.id,
      revision: wanted.revision,
      base: changed.revision,
    });
    const restored = await read(project);
    expect(operation.kind).toBe('restore');
    expect(documentToShape(restored).records).toEqual(documentToShape(wanted).records);
    await undoOperation(project, annotator, operation.id);
    expect(documentToShape(await read(project)).records).toEqual(documentToShape(changed).records);
  });

  it('tells an undo from the undo of an undo, at any remove', async () => {
    const { project, annotator } = await projectWithFormula();
    const made = await write(project, annotator, 'x', [20]);
    if (!made) throw new Error('nothing was written');
    let last = made.operation.id;
    for (let times = 0; times < 4; times++) last = (await undoOperation(project, annotator, last)).operation.id;
    const { entries } = await formulaHistory(project, importActor, { formula: ref.id, after: null, limit: 4 });
    expect(entries.map(({ kind, redoes }) => [kind, redoes])).toEqual([
      ['undo', true],
      ['undo', false],
      ['undo', true],
      ['undo', false],
    ]);
  });
});

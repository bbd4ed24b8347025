import { beforeEach, describe, expect, it } from 'vitest';
import { FormulaFilter } from '#schemas/contract/library.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import { aFormula, anOperation, aPage, creating, formulaId, layerIn, sha256Number } from '#test/support/builders.ts';
import { actorOf, newProject } from '#test/support/open-projects.ts';
import type { Project } from '../../project/project.ts';
import type { Actor } from '../actor.ts';
import { undoOperation } from '../annotation.ts';
import { actOnMany } from './act-on-many.ts';

let project: Project;
let annotator: Actor;
let reviewer: Actor;

const drafted = { symbols: layerIn('absent'), layout: layerIn('absent'), latex: layerIn('drafted') };
const submitted = { ...drafted, latex: layerIn('submitted') };
const accepted = { symbols: layerIn('accepted'), layout: layerIn('accepted'), latex: layerIn('accepted') };

/** 1 and 2 are drafted, 3 is submitted, 4 accepted, 5 empty, 6 drafted and unusable. */
beforeEach(async () => {
  project = await newProject();
  annotator = await actorOf(project, 1, 'annotator');
  reviewer = await actorOf(project, 2, 'reviewer');
  const formulas = [
    aFormula(1, { latex: 'a', layers: drafted }),
    aFormula(2, { latex: 'b', layers: drafted }),
    aFormula(3, { latex: 'c', layers: submitted }),
    aFormula(4, { latex: 'd', layers: accepted }),
    aFormula(5, {}),
    aFormula(6, { latex: 'f', layers: drafted, unusable: 'torn' }),
  ];
  const patches = formulas.flatMap((formula, index) => [creating(aPage(index + 1)), creating(formula)]);
  const media = formulas.map((_, index) => ({
    sha256: sha256Number(index + 1),
    byteCount: 1,
    contentType: 'image/png',
  }));
  await project.store.commitAll([anOperation(1, patches, { actor: annotator.person.id })], media);
});

const all = [1, 2, 3, 4, 5, 6].map(formulaId);
const statesOf = async () =>
  (await project.store.getDocuments(all.map((id) => ({ type: 'formula', id })))).map(
    (document) => formulaOf(document)?.layers.latex.state,
  );
const before = ['drafted', 'drafted', 'submitted', 'accepted', 'absent', 'drafted'];

describe('many formulas at once', () => {
  it('are not accepted unasked where their LaTeX cannot be read: they are counted and named', async () => {
    const [third] = await project.store.getDocuments([{ type: 'formula', id: formulaId(3) }]);
    const formula = third && formulaOf(third);
    const patch =
      third &&
      formula &&
      diffDocuments(third, {
        ...third,
        records: new Map(third.records).set(formula.id, { ...formula, latex: '\\frac{1' }),
      });
    if (!patch) throw new Error('Nothing changes.');
    await project.store.commitAll([anOperation(2, [patch])], []);
    const outcome = await actOnMany(project, reviewer, { formulas: all, act: 'accept', reason: null });
    expect(outcome.changed).toBe(0);
    expect(outcome.left).toContainEqual({ why: 'latex-unreadable', count: 1, examples: ['page-3.png'] });
    expect(await statesOf()).toEqual(before);
  });

  it('are submitted as far as there is something to submit; the others are counted by why, and one undo takes it back', async () => {
    expect(await statesOf()).toEqual(before);
    const outcome = await actOnMany(project, annotator, { formulas: all, act: 'submit', reason: null });
    expect(outcome).toMatchObject({
      changed: 2,
      left: [
        { why: 'already', count: 2 },
        { why: 'empty', count: 1 },
        { why: 'unusable', count: 1 },
      ],
    });
    expect(await statesOf()).toEqual(['submitted', 'submitted', 'submitted', 'accepted', 'absent', 'drafted']);
    if (outcome.operation === null) throw new Error('Nothing was done.');
    await undoOperation(project, annotator, outcome.operation);
    expect(await statesOf()).toEqual(before);
  });

  it('are accepted by reviewers alone, and only what was submitted', async () => {
    const request = { formulas: all, act: 'accept', reason: null } as const;
    await expect(actOnMany(project, annotator, request)).rejects.toMatchObject({ code: 'forbidden' });
    const outcome = await actOnMany(project, reviewer, request);
    expect(outcome).toMatchObject({
      changed: 1,
      left: [
        { why: 'not-submitted', count: 3 },
        { why: 'already', count: 1 },
        { why: 'unusable', count: 1 },
      ],
    });
    expect(await statesOf()).toEqual(['drafted', 'drafted', 'accepted', 'accepted', 'absent', 'drafted']);
  });

  it('are set aside with a reason, keep the reasons they had, and are taken up again', async () => {
    const reasons = async () =>
      (await project.store.listFormulas(FormulaFilter.parse({ statuses: ['unusable'] }), null, 10)).items.map(
        ({ unusable }) => unusable,
      );
    await expect(actOnMany(project, annotator, { formulas: all, act: 'unusable', reason: null })).rejects.toMatchObject(
      { code: 'invalid-input' },
    );
    const aside = await actOnMany(project, annotator, { formulas: all, act: 'unusable', reason: 'blurred' });
    expect([aside.changed, await reasons()]).toEqual([5, [...Array(5).fill('blurred'), 'torn']]);
    const back = await actOnMany(project, annotator, { formulas: all, act: 'usable', reason: null });
    expect([back.changed, await reasons()]).toEqual([6, []]);
  });

  it('leave no operation where nothing has to change', async () => {
    const outcome = await actOnMany(project, reviewer, { formulas: [formulaId(4)], act: 'accept', reason: null });
    expect(outcome).toEqual({ operation: null, changed: 0, left: [{ why: 'already', count: 1, examples: [] }] });
  });

  it('are no accepted ones where a layer that the project asks for is not there', async () => {
    const [fourth] = await project.store.getDocuments([{ type: 'formula', id: formulaId(4) }]);
    const formula = fourth && formulaOf(fourth);
    if (!formula) throw new Error('There is a fourth formula.');
    const layers = { ...accepted, layout: layerIn('absent') };
    const patch = diffDocuments(fourth, {
      ...fourth,
      records: new Map(fourth.records).set(formula.id, { ...formula, layers }),
    });
    if (!patch) throw new Error('Nothing changes.');
    await project.store.commitAll([anOperation(2, [patch])], []);
    const outcome = await actOnMany(project, reviewer, { formulas: [formulaId(4)], act: 'accept', reason: null });
    expect(outcome.left).toEqual([{ why: 'not-submitted', count: 1, examples: [] }]);
  });
});

import type { ManyAct, ManyOutcome } from '#schemas/contract/library.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { Formula } from '#schemas/domain/formula.ts';
import type { FormulaId, PageId } from '#schemas/domain/id.ts';
import type { LatexPolicy } from '#schemas/domain/latex-policy.ts';
import { formulaLayerNames, type LayerState } from '#schemas/domain/layer.ts';
import type { AnnotationPatch, OperationKind } from '#schemas/domain/operation.ts';
import { formulaOf, pageOf } from '#shared/annotation/document.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import { latexFault } from '#shared/latex/latex-fault.ts';
import type { Project } from '../project/project.ts';
import { type Actor, requireRole } from './actor.ts';
import { commitOperation, StaleRevisionError } from './commit.ts';
import { followEdits } from './follow-edits.ts';
import { readLatexPolicy } from './latex-policy.ts';
import { moveLayers } from './layer-transitions.ts';
import { blindFormulas } from './second/blind-formulas.ts';

/** Documents that are read at once. */
const partSize = 500;
/** Formulas that are named, of those that are left. */
const mostExamples = 5;
/** Times that the formulas are read again because somebody changed one of them meanwhile. */
const mostTries = 4;

type WhyLeft = ManyOutcome['left'][number]['why'];
type Planned = { readonly before: AnnotationDocument; readonly patch: AnnotationPatch } | WhyLeft;

/**
 * Submits, accepts or sets aside many formulas by one operation, which undo takes back. What the act does not fit is
 * left as it is, and counted by the reason.
 */
export async function actOnMany(
  project: Project,
  actor: Actor,
  {
    formulas,
    act,
    reason,
  }: { readonly formulas: readonly FormulaId[]; readonly act: ManyAct; readonly reason: string | null },
): Promise<ManyOutcome> {
  requireRole(actor, act === 'accept' ? 'reviewer' : 'annotator');
  if (act === 'unusable' && reason === null) {
    throw new AppError('invalid-input', 'Formulas are set aside with a reason: say why nobody can use them.', {
      field: 'reason',
    });
  }
  for (let tries = 1; ; tries++) {
    try {
      return await actOnce(project, actor, [...new Set(formulas)], act, reason);
    } catch (error) {
      if (!(error instanceof StaleRevisionError) || tries === mostTries) throw error;
    }
  }
}

async function actOnce(
  project: Project,
  actor: Actor,
  formulas: readonly FormulaId[],
  act: ManyAct,
  reason: string | null,
): Promise<ManyOutcome> {
  const hidden = new Set(await blindFormulas(project, actor));
  const left = new Map<WhyLeft, number>();
  const leave = (why: WhyLeft) => left.set(why, (left.get(why) ?? 0) + 1);
  const unreadable: PageId[] = [];
  const policy = act === 'accept' ? await readLatexPolicy(project.store) : null;
  const before: AnnotationDocument[] = [];
  const patches: AnnotationPatch[] = [];
  for (let start = 0; start < formulas.length; start += partSize) {
    const ids = formulas.slice(start, start + partSize);
    for (const document of await project.store.getDocuments(ids.map((id) => ({ type: 'formula', id })))) {
      const formula = formulaOf(document);
      let planned = !formula || hidden.has(formula.id) ? 'not-seen' : plan(document, formula, actor, act, reason);
      if (formula && policy && typeof planned !== 'string' && acceptsFaultyLatex(formula, policy)) {
        planned = 'latex-unreadable';
        if (unreadable.length < mostExamples) unreadable.push(formula.page);
      }
      if (typeof planned === 'string') {
        leave(planned);
        continue;
      }
      before.push(planned.before);
      patches.push(planned.patch);
    }
  }
  const names = await namesOfPages(project, unreadable);
  const outcome = {
    changed: patches.length,
    left: [...left].map(([why, count]) => ({ why, count, examples: why === 'latex-unreadable' ? [...names] : [] })),
  };
  if (patches.length === 0) return { operation: null, ...outcome };
  const isEdit = act === 'unusable' || act === 'usable';
  const stored = isEdit ? await followEdits(project, actor, before, patches) : patches;
  const { operation } = await commitOperation(project, actor, kinds[act], stored);
  return { operation: operation.id, ...outcome };
}

const kinds: Readonly<Record<ManyAct, OperationKind>> = {
  submit: 'submit',
  accept: 'accept',
  unusable: 'edit',
  usable: 'edit',
};

/** States that an act takes work from. */
const movable: Readonly<Record<'submit' | 'accept', readonly LayerState[]>> = {
  submit: ['returned', 'drafted'],
  accept: ['submitted'],
};

function plan(
  document: AnnotationDocument,
  formula: Formula,
  actor: Actor,
  act: ManyAct,
  reason: string | null,
): Planned {
  if (act === 'unusable' || act === 'usable') {
    const unusable = act === 'unusable' ? (formula.unusable ?? reason) : null;
    return patchOf(document, {
      ...document,
      records: new Map(document.records).set(formula.id, { ...formula, unusable }),
    });
  }
  if (formula.unusable !== null) return 'unusable';
  const layers = formulaLayerNames.filter((name) => movable[act].includes(formula.layers[name].state));
  if (layers.length === 0) {
    const isDone = formulaLayerNames.some((name) => formula.layers[name].state !== 'absent');
    return act === 'accept' && !isAccepted(formula) ? 'not-submitted' : isDone ? 'already' : 'empty';
  }
  const to = act === 'submit' ? 'submitted' : 'accepted';
  const [after] = moveLayers([document], [{ layers }], { to, reason: null, emptyOnPurpose: false }, actor);
  return after ? patchOf(document, after) : 'already';
}

/** Whether accepting what is submitted would accept LaTeX that cannot be read: no dataset could hold it. */
function acceptsFaultyLatex({ layers, latex }: Formula, policy: LatexPolicy): boolean {
  return movable.accept.includes(layers.latex.state) && latexFault(latex, policy) !== null;
}

async function namesOfPages(project: Project, pages: readonly PageId[]): Promise<readonly string[]> {
  const documents = await project.store.getDocuments(pages.map((id) => ({ type: 'page', id })));
  return documents.flatMap((document) => pageOf(document)?.sourceName ?? []);
}

function isAccepted({ layers }: Formula): boolean {
  const states = formulaLayerNames.map((name) => layers[name].state).filter((state) => state !== 'absent');
  return states.length > 0 && states.every((state) => state === 'accepted');
}

function patchOf(before: AnnotationDocument, after: AnnotationDocument): Planned {
  const patch = diffDocuments(before, after);
  return patch ? { before, patch } : 'already';
}

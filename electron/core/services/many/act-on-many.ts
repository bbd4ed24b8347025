import type { ChosenFormulas, ManyAct, ManyOutcome } from '#schemas/contract/library.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { Formula } from '#schemas/domain/formula.ts';
import type { PageId } from '#schemas/domain/id.ts';
import type { LatexPolicy } from '#schemas/domain/latex-policy.ts';
import { type FormulaLayerName, formulaLayerNames, type LayerState } from '#schemas/domain/layer.ts';
import type { AnnotationPatch, OperationKind } from '#schemas/domain/operation.ts';
import { formulaOf, pageOf } from '#shared/annotation/document.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import { latexFault } from '#shared/latex/latex-fault.ts';
import { type Progress, unwatched } from '../../jobs/job-runner.ts';
import type { Project } from '../../project/project.ts';
import { type Actor, requireRole } from '../actor.ts';
import { followEdits } from '../follow-edits.ts';
import { readLatexPolicy } from '../latex-policy.ts';
import { moveLayers } from '../layer-transitions.ts';
import { blindFormulas } from '../second/blind-formulas.ts';
import { chosenFormulas } from './chosen-items.ts';
import { commitInParts, documentsOfPart, inPartsOf } from './commit-in-parts.ts';

/** Formulas that are named, of those that are left. */
const mostExamples = 5;
type WhyLeft = ManyOutcome['left'][number]['why'];
type Planned = { readonly before: AnnotationDocument; readonly patch: AnnotationPatch } | WhyLeft;

/**
 * Submits, accepts or sets aside many formulas by one operation, which undo takes back. What the act does not fit is
 * left as it is, and counted by the reason. When cancelled or refused, nothing of it stays.
 *
 * @throws AppError `too-large` where a filter matches more than one act may change; `cancelled`
 */
export async function actOnMany(
  project: Project,
  actor: Actor,
  {
    formulas,
    act,
    reason,
  }: { readonly formulas: ChosenFormulas; readonly act: ManyAct; readonly reason: string | null },
  handle: Progress = unwatched,
): Promise<ManyOutcome> {
  checkAct(actor, act, reason);
  const report = (phase: string, done: number, total: number | null) => {
    handle.throwIfCancelled();
    handle.progress(phase, done, total);
  };
  const chosen = await chosenFormulas(project, actor, formulas, (found) => report('reading', found, null));
  const hidden = new Set(await blindFormulas(project, actor));
  const policy = act === 'accept' ? await readLatexPolicy(project.store) : null;
  const asked = await readFormulaLayersAsked(project);
  const isEdit = act === 'unusable' || act === 'usable';
  const parts = inPartsOf([...chosen.keys()], documentsOfPart).map((ids) => {
    let left: readonly Left[] = [];
    return {
      left: () => left,
      size: ids.length,
      plan: async () => {
        const documents = await project.store.getDocuments(ids.map((id) => ({ type: 'formula', id })));
        const planned = documents.map((document) => planOne(document, { hidden, policy, asked, actor, act, reason }));
        left = planned.flatMap((one) => ('why' in one ? [one] : []));
        const taken = planned.flatMap((one) => ('why' in one ? [] : [one]));
        const patches = taken.map(({ patch }) => patch);
        const before = taken.map((one) => one.before);
        return isEdit ? await followEdits(project, actor, before, patches) : patches;
      },
    };
  });
  const operation = await commitInParts(project, actor, {
    kind: kinds[act],
    parts,
    report: (done, total) => report('writing', done, total),
  });
  const left = parts.flatMap((part) => part.left());
  return {
    operation: operation?.id ?? null,
    changed: chosen.size - left.length,
    left: await countLeft(project, left),
  };
}

/** @throws AppError `forbidden` for who may not do it; `invalid-input` for formulas that are set aside without a reason */
export function checkAct(actor: Actor, act: ManyAct, reason: string | null): void {
  requireRole(actor, act === 'accept' ? 'reviewer' : 'annotator');
  if (act !== 'unusable' || reason !== null) return;
  throw new AppError('invalid-input', 'Formulas are set aside with a reason: say why nobody can use them.', {
    reason: 'set-aside-without-reason',
  });
}

/** A formula that the act does not fit. */
interface Left {
  readonly why: WhyLeft;
  readonly page: PageId | null;
}

function planOne(
  document: AnnotationDocument,
  {
    hidden,
    policy,
    asked,
    actor,
    act,
    reason,
  }: {
    readonly hidden: ReadonlySet<string>;
    readonly policy: LatexPolicy | null;
    readonly asked: readonly FormulaLayerName[];
    readonly actor: Actor;
    readonly act: ManyAct;
    readonly reason: string | null;
  },
): Left | { readonly before: AnnotationDocument; readonly patch: AnnotationPatch } {
  const formula = formulaOf(document);
  if (!formula || hidden.has(formula.id)) return { why: 'not-seen', page: null };
  const planned = plan(document, formula, { asked, actor, act, reason });
  if (typeof planned === 'string') return { why: planned, page: formula.page };
  const isFaulty = policy !== null && acceptsFaultyLatex(formula, policy);
  return isFaulty ? { why: 'latex-unreadable', page: formula.page } : planned;
}

/** How many were left for which reason; the pages of the first few whose LaTeX cannot be read. */
async function countLeft(project: Project, left: readonly Left[]): Promise<ManyOutcome['left']> {
  const unreadable = left.filter(({ why }) => why === 'latex-unreadable').slice(0, mostExamples);
  const names = await namesOfPages(
    project,
    unreadable.flatMap(({ page }) => (page === null ? [] : [page])),
  );
  return [...Map.groupBy(left, ({ why }) => why)].map(([why, own]) => ({
    why,
    count: own.length,
    examples: why === 'latex-unreadable' ? [...names] : [],
  }));
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
  {
    asked,
    actor,
    act,
    reason,
  }: {
    readonly asked: readonly FormulaLayerName[];
    readonly actor: Actor;
    readonly act: ManyAct;
    readonly reason: string | null;
  },
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
    return act === 'accept' && !isAccepted(formula, asked) ? 'not-submitted' : isDone ? 'already' : 'empty';
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

/** Whether everything that the project asks of a formula is accepted, and everything that is in it. */
function isAccepted({ layers }: Formula, asked: readonly FormulaLayerName[]): boolean {
  const own = formulaLayerNames.filter((name) => asked.includes(name) || layers[name].state !== 'absent');
  return own.length > 0 && own.every((name) => layers[name].state === 'accepted');
}

async function readFormulaLayersAsked(project: Project): Promise<readonly FormulaLayerName[]> {
  const settings = await project.store.settings();
  return formulaLayerNames.filter((name) => settings?.layersAsked.includes(name));
}

function patchOf(before: AnnotationDocument, after: AnnotationDocument): Planned {
  const patch = diffDocuments(before, after);
  return patch ? { before, patch } : 'already';
}

import { useMemo, useState, useSyncExternalStore } from 'react';
import type { Editor } from '#renderer/editor/editor.ts';
import { writeLatex } from '#renderer/editor/edits/change-formula.ts';
import { draftLatex } from '#renderer/editor/guided/draft-latex.ts';
import { takeBoxes } from '#renderer/editor/guided/take-boxes.ts';
import { selectFormula } from '#renderer/editor/selection/selection.ts';
import { useErrorText } from '#renderer/i18n/use-error-text.ts';
import { client } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import type { FormulaId, SymbolClassId } from '#schemas/domain/id.ts';
import type { LatexPolicy } from '#schemas/domain/latex-policy.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import { canonicaliseLabel } from '#shared/latex/symbols/symbols.ts';
import type { ClassDirectory } from '../class-directory.ts';
import { formulaAsked } from './formula-asked.ts';
import { type GuidedState, notYet } from './guided-state.ts';

/** The same object from state to state, so that nothing is drawn for a state but what shows it. */
export interface GuidedBoxing {
  readonly getState: () => GuidedState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly boxFromLatex: () => void;
  readonly latexFromBoxes: () => void;
}

/** Boxing by LaTeX and LaTeX by boxes, for the formula that is selected. */
export function useGuidedBoxing(editor: Editor, classes: ClassDirectory, policy: LatexPolicy): GuidedBoxing {
  const [states] = useState(makeStates);
  const errorText = useErrorText();
  return useMemo(() => {
    const { setState, asked } = states;
    const box = async (formula: FormulaId) => {
      const document = editor.getState().work.formulas.get(formula);
      const root = document ? formulaOf(document) : null;
      if (!document || !root) return;
      const own = asked.next();
      setState({ isRunning: true, formula, outcome: null });
      try {
        const question = { ...formulaAsked(document, classes), page: editor.session.page, region: root.region };
        const suggestion = await client.boxing.suggest(question);
        if (own !== asked.last()) return;
        if (suggestion.kind === 'refused') return setState({ isRunning: false, formula, outcome: suggestion });
        // What was changed meanwhile stands: the suggestion is laid over the formula as it is now.
        const current = editor.getState().work.formulas.get(formula);
        if (current !== document) return await box(formula);
        const taken = takeBoxes(document, suggestion, classFinder(classes, policy), editor.newId);
        if (taken.patches.length > 0) editor.edit(taken.patches, 'guided-box', null, 'machine');
        editor.session.closeMark();
        editor.doubt(taken.confidences);
        editor.select(selectFormula(formula));
        const { kept, removed, unknownLabels } = taken;
        const outcome = { kept, removed, unknownLabels, placed: taken.confidences.size, missing: suggestion.missing };
        setState({ isRunning: false, formula, outcome: { kind: 'boxed', ...outcome } });
      } catch (error) {
        const { sentence } = errorText(shownErrorOf(error));
        if (own === asked.last())
          setState({ isRunning: false, formula, outcome: { kind: 'failed', message: sentence } });
      }
    };
    return {
      getState: states.getState,
      subscribe: states.subscribe,
      boxFromLatex: () => {
        const { formula } = editor.getState().selection;
        if (formula !== null) void box(formula);
      },
      latexFromBoxes: () => {
        const { work, selection } = editor.getState();
        const document = selection.formula === null ? undefined : work.formulas.get(selection.formula);
        if (!document || selection.formula === null) return;
        const draft = draftLatex(document, classes.notation);
        if (draft.ok) editor.edit(writeLatex(work, selection.formula, draft.latex), 'write-latex');
        const outcome = draft.ok ? null : ({ kind: 'refused', reason: draft.reason } as const);
        setState({ isRunning: false, formula: selection.formula, outcome });
      },
    };
  }, [editor, classes, policy, states, errorText]);
}

/** What guided boxing is at; drawn by what reads it. */
export function useGuidedState({ getState, subscribe }: GuidedBoxing): GuidedState {
  return useSyncExternalStore(subscribe, getState);
}

function makeStates() {
  let state = notYet;
  /** Counts what was asked: an answer that something newer was asked after is dropped. */
  let asked = 0;
  const listeners = new Set<() => void>();
  return {
    asked: { next: () => ++asked, last: () => asked },
    getState: () => state,
    setState: (next: GuidedState) => {
      state = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The class of a label: by the exact label, else by what the project holds for the same symbol. */
function classFinder({ classes }: ClassDirectory, policy: LatexPolicy): (label: string) => SymbolClassId | null {
  const usable = classes.filter((each) => !each.retired && each.aliasOf === null);
  const exact = new Map(usable.map((each) => [each.label, each.id]));
  const canonical = new Map(usable.map((each) => [canonicaliseLabel(each.label, policy), each.id]));
  return (label) => exact.get(label) ?? canonical.get(canonicaliseLabel(label, policy)) ?? null;
}

import { useMemo } from 'react';
import type { ScreenPort } from '#renderer/editor/actions/action-context.ts';
import { showFormula } from '#renderer/editor/actions/show-formula.ts';
import type { CopiedSymbols } from '#renderer/editor/clipboard.ts';
import type { Editor } from '#renderer/editor/editor.ts';
import { adoptProposal } from '#renderer/editor/edits/adopt-proposal.ts';
import { setCategories } from '#renderer/editor/edits/change-formula.ts';
import { labelSymbols } from '#renderer/editor/edits/change-symbols.ts';
import { type LayersOfDocument, moveLayers } from '#renderer/editor/edits/move-layers.ts';
import { repeatCategories } from '#renderer/editor/edits/repeat-categories.ts';
import { orderOfSymbols } from '#renderer/editor/reading-order-of.ts';
import { unlocked } from '#renderer/editor/selection/lockable.ts';
import { formulaIn, pageIn } from '#renderer/editor/work/work.ts';
import { facetsInUse } from '#renderer/ui/choices/category-choice.ts';
import { commandPalette } from '#renderer/ui/commands/command-palette-store.ts';
import type { PageWork } from '#schemas/contract/annotation.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { CategoryId, FormulaId, PageId, SymbolClassId, SymbolId } from '#schemas/domain/id.ts';
import { formulaLayerNames, type LayerName } from '#schemas/domain/layer.ts';
import type { ClassDirectory } from './class-directory.ts';
import type { Dialogs } from './dialogs/dialogs.tsx';
import type { GuidedBoxing } from './guided/use-guided-boxing.ts';
import type { HotBarClasses } from './hot-bar/hot-classes.ts';
import { focusCanvas, focusLatex, focusNextArea } from './keyboard/focus-area.ts';
import { recentClasses, rememberClass } from './palette/recent-classes.ts';
import { takeTypedClass } from './palette/typed-class.ts';
import { categoriesBefore, rememberCategories } from './panel/recent-categories.ts';
import type { ShowNotice } from './use-notices.tsx';
import { faultyLatexIn, writtenLatex } from './workflow/faulty-latex.ts';
import { type FinishPlan, planFinish } from './workflow/finish-plan.ts';
import { historyLabelOf } from './workflow/history-label-of.ts';
import { isFilled } from './workflow/layer-moves.ts';
import { layersToReturn } from './workflow/layers-to-return.ts';
import { wayBack } from './workflow/way-back.ts';

/** The page that was looked for; null: there is none. */
export interface FoundPage {
  readonly page: PageId | null;
}

export interface ScreenParts {
  readonly editor: Editor;
  readonly guided: Pick<GuidedBoxing, 'boxFromLatex' | 'latexFromBoxes'>;
  readonly classes: ClassDirectory;
  readonly dialogs: Dialogs;
  readonly project: string;
  readonly schema: ProjectSchema;
  readonly hot: HotBarClasses;
  readonly filmstrip: { readonly isShown: () => boolean; readonly toggle: () => void };
  readonly place: Pick<PageWork, 'previous' | 'next' | 'position'>;
  readonly layersAsked: readonly LayerName[];
  readonly isReviewer: boolean;
  readonly openPage: (page: PageId) => void;
  /** The next page with something to be done; null where nobody answered, which is told by then. */
  readonly findUnfinished: (after: PageId) => Promise<FoundPage | null>;
  readonly showNotice: ShowNotice;
}

/** Copies outlive the page, so that they can be pasted on another. */
const clipboard: { copied: CopiedSymbols | null } = { copied: null };

/** What the screen around the editor does for its actions. */
export function useScreenPort(parts: ScreenParts): ScreenPort {
  const {
    editor,
    guided,
    classes,
    dialogs,
    project,
    schema,
    hot,
    filmstrip,
    place,
    layersAsked,
    isReviewer,
    openPage,
    findUnfinished,
    showNotice,
  } = parts;
  return useMemo((): ScreenPort => {
    const openUnfinished = async () => {
      const found = await findUnfinished(editor.session.page);
      if (found === null) return;
      const { page } = found;
      if (page === null || page === editor.session.page) showNotice('no-unfinished');
      else openPage(page);
    };
    const carryOut = (plan: FinishPlan, formula: FormulaId | null, faultyLatex: boolean) => {
      const { selections, missing, returned, formulas, next } = plan;
      const to = isReviewer ? 'accepted' : 'submitted';
      editor.moveLayers(moveLayers(editor.getState().work, selections, to, { faultyLatex }), historyLabelOf(to));
      const onUndo =
        selections.length === 0 ? null : wayBack(editor.session, openPage, () => showNotice('undo-passed'));
      // What is handed in stands: nothing of it is in doubt any more.
      settleAll(editor, formula);
      const of = next.kind === 'page' ? place.position : null;
      showNotice({ kind: 'finished', of, to, moved: selections.length, missing, returned, formulas, onUndo });
      focusCanvas();
      if (next.kind === 'formula') showFormula(editor, next.formula);
      else if (next.kind === 'page') void openUnfinished();
    };
    return {
      isReviewer,
      hasPrevious: place.previous !== null,
      hasNext: place.next !== null,
      openPrevious: () => place.previous !== null && openPage(place.previous),
      openNext: () => place.next !== null && openPage(place.next),
      openNextUnfinished: () => void openUnfinished(),
      openPageNumber: () => dialogs.show({ kind: 'page-number' }),
      finish: () => {
        finishTyping();
        if (layersAsked.includes('layout')) adoptProposals(editor);
        const state = editor.getState();
        const { work, selection } = state;
        const to = isReviewer ? 'accepted' : 'submitted';
        const plan = planFinish(work, selection.formula, to, layersAsked);
        const faulty = faultyLatexIn(work, [...plan.selections, ...writtenLatex(state)], editor.notation.policy);
        const onAccept = () => carryOut(plan, selection.formula, faulty.length > 0);
        if (faulty.length > 0) dialogs.show({ kind: 'faulty-latex', to, formulas: faulty, onAccept });
        else onAccept();
      },
      canReturn: () => layersToReturn(editor.getState().work, editor.getState().selection.formula).length > 0,
      askReturn: () => dialogs.askReturn(layersToReturn(editor.getState().work, editor.getState().selection.formula)),
      askUnusable: () => dialogs.show({ kind: 'unusable' }),
      focusLatex,
      focusNextArea,
      focusCanvas,
      canRepeatCategories: () => repeatedCategories(editor, schema, project) !== null,
      repeatCategories: () => {
        const { work, selection } = editor.getState();
        const categories = repeatedCategories(editor, schema, project);
        if (selection.formula === null || categories === null) return;
        editor.edit(setCategories(work, selection.formula, categories), 'categories');
        rememberCategories(project, { formula: selection.formula, categories });
      },
      hasEmptyLayers: () => emptyLayersOf(editor) !== null,
      askEmpty: () => {
        const layers = emptyLayersOf(editor);
        if (layers) dialogs.show({ kind: 'empty', layers });
      },
      isFilmstripShown: filmstrip.isShown,
      toggleFilmstrip: filmstrip.toggle,
      toggleHelp: () => dialogs.show({ kind: 'help' }),
      openKeys: () => dialogs.show({ kind: 'keys' }),
      hotClass: (at) => hot.classes[at] ?? null,
      takeHot: (at) => {
        const symbolClass = hot.classes[at] ?? null;
        if (symbolClass !== null) takeClass(editor, symbolClass, (given) => rememberClass(project, given));
      },
      takeTyped: takeTypedClass,
      openCommands: () => commandPalette.open(),
      saveNow: () => {
        finishTyping();
        editor.session.retry();
        void editor.session.flush().then((isSaved) => isSaved && showNotice('saved-now'));
      },
      clipboard,
      orderedSymbols: () => {
        const { work, selection } = editor.getState();
        const document = selection.formula === null ? undefined : work.formulas.get(selection.formula);
        return document ? orderOfSymbols(document, classes.notation).order : [];
      },
      boxFromLatex: () => {
        finishTyping();
        guided.boxFromLatex();
        focusCanvas();
      },
      latexFromBoxes: () => guided.latexFromBoxes(),
      labelWithRecent: (at) => {
        const recent = recentClasses(project)[at];
        if (recent === undefined) return;
        const { work, selection } = editor.getState();
        editor.edit(labelSymbols(work, unlocked(selection.symbols, editor.getState().locked), recent), 'label');
        editor.stopListening();
      },
    };
  }, [
    editor,
    guided,
    classes,
    dialogs,
    project,
    schema,
    hot,
    filmstrip,
    place,
    layersAsked,
    isReviewer,
    openPage,
    findUnfinished,
    showNotice,
  ]);
}

/** A class from the hot bar: for the selected symbols, or for all boxes that are drawn from now on. */
function takeClass(editor: Editor, symbolClass: SymbolClassId, remember: (symbolClass: SymbolClassId) => void): void {
  const { work, selection, locked, tool, armedClass } = editor.getState();
  const symbols = unlocked(selection.symbols, locked);
  if (tool === 'draw-symbol' && (armedClass !== null || symbols.size === 0)) {
    return editor.arm(armedClass === symbolClass ? null : symbolClass);
  }
  if (symbols.size === 0) return;
  editor.edit(labelSymbols(work, symbols, symbolClass), 'label');
  remember(symbolClass);
  editor.stopListening();
  focusCanvas();
}

/** What came of it last: a button asks at every change of the editor. */
let lastRepeated: {
  readonly schema: ProjectSchema;
  readonly given: readonly CategoryId[];
  readonly before: readonly CategoryId[];
  readonly repeated: readonly CategoryId[];
} | null = null;

/** Categories of the selected formula with those of the one before it; null where nothing comes of that. */
function repeatedCategories(editor: Editor, schema: ProjectSchema, project: string): readonly CategoryId[] | null {
  const { work, selection } = editor.getState();
  if (selection.formula === null) return null;
  const given = formulaIn(work, selection.formula)?.categories;
  const before = categoriesBefore(project, selection.formula);
  if (given === undefined || before.length === 0) return null;
  if (lastRepeated?.schema !== schema || lastRepeated.given !== given || lastRepeated.before !== before) {
    const facets = new Map(
      facetsInUse(schema, new Set(given)).flatMap(({ facet, categories }) =>
        categories.map(({ id }) => [id, facet.id]),
      ),
    );
    const repeated = repeatCategories(given, before, (category) => facets.get(category) ?? null);
    lastRepeated = { schema, given, before, repeated };
  }
  return lastRepeated.repeated.length === given.length ? null : lastRepeated.repeated;
}

/** Layers of the selected formula, or of the page, that hold nothing and that nobody has said so of. */
function emptyLayersOf(editor: Editor): LayersOfDocument | null {
  const { work, selection } = editor.getState();
  const { formula } = selection;
  if (formula === null) {
    const { holds, regions } = pageIn(work);
    const isEmpty = holds === 'formulas' && regions.state === 'absent' && work.formulas.size === 0;
    return isEmpty ? { document: work.page.ref, layers: ['regions'] } : null;
  }
  const layers = formulaLayerNames.filter((layer) => !isFilled(work, formula, layer));
  return layers.length === 0 ? null : { document: { type: 'formula', id: formula }, layers };
}

/** Finishing takes over the relations that the canvas shows as proposed. */
function adoptProposals(editor: Editor): void {
  const { work, selection } = editor.getState();
  const ids = selection.formula === null ? [...work.formulas.keys()] : [selection.formula];
  const patches = ids.flatMap((id) => adoptProposal(work, id, editor.notation, editor.newId));
  editor.edit(patches, 'propose');
}

function settleAll(editor: Editor, formula: FormulaId | null): void {
  const { doubts } = editor.getState();
  const isHandedIn = (id: SymbolId) => formula === null || editor.scene.symbols.get(id)?.formula === formula;
  if (doubts.size > 0) editor.settle([...doubts.keys()].filter(isHandedIn));
}

/** What is being typed becomes an edit when its field loses the keyboard. */
function finishTyping(): void {
  if (document.activeElement instanceof HTMLTextAreaElement) document.activeElement.blur();
}

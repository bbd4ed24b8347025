import type { SymbolId } from '#schemas/domain/id.ts';
import { builtInRelationTypes } from '#schemas/domain/relation.ts';
import { fillRelations } from '../edits/adopt-proposal.ts';
import { retype, takeAway } from '../edits/correct-relations.ts';
import { mostSymbols } from '../relations/proposed-relations.ts';
import { relationShownTo } from '../relations/relation-shown.ts';
import { cycleSymbol } from '../selection/cycle.ts';
import { contentOf } from '../work/formula-content.ts';
import { documentIn } from '../work/work.ts';
import { action, onCanvas, outsideText } from './action.ts';
import type { ActionContext } from './action-context.ts';

const isRelating = ({ editor }: ActionContext) => editor.getState().tool === 'relate';

/** Relations that lead to the selected symbols, proposed ones too. */
function selectedRelations({ editor }: ActionContext) {
  const { work, selection } = editor.getState();
  return [...work.formulas.values()].flatMap((document) =>
    [...selection.symbols].flatMap((id) => relationShownTo(document, id, editor.notation) ?? []),
  );
}

/** Chooses the type of the next relation, or gives it to those that lead to the selected symbols. */
function chooseType(context: ActionContext, type: (typeof builtInRelationTypes)[number] | null): void {
  const { editor } = context;
  if (selectedRelations(context).length === 0) return editor.setRelationType(type);
  const { work, selection } = editor.getState();
  editor.edit(retype(work, selection.symbols, type, editor.notation, editor.newId), 'relate');
}

/** The one selected symbol; null where there is none or several. */
function onlySelected({ editor }: ActionContext): SymbolId | null {
  const { symbols } = editor.getState().selection;
  const [only] = symbols;
  return symbols.size === 1 ? (only ?? null) : null;
}

/** Leads the arrow that waits for its child to the next symbol in reading order, never back to its parent. */
function aimAtNext({ editor, screen }: ActionContext, step: 1 | -1): void {
  const { interaction, hidden } = editor.getState();
  if (interaction.name !== 'choosing-child') return;
  const { parent, child } = interaction;
  const order = screen.orderedSymbols().filter((id) => !hidden.has(id));
  const next = cycleSymbol(order, new Set([child ?? parent]), step);
  const other = next === parent ? cycleSymbol(order, new Set([parent]), step) : next;
  if (other !== null && other !== parent) editor.dispatch({ type: 'aim', symbol: other });
}

const isChoosingChild = ({ editor }: ActionContext) => editor.getState().interaction.name === 'choosing-child';

/** Relation types on the digits, in their usual order, and by geometry on 0; for the relation tool. */
export const relationActions = [
  action({
    id: 'relate-selected',
    group: 'relations',
    shortcuts: ['Alt+KeyR'],
    scopes: outsideText,
    isEnabled: (context) => onlySelected(context) !== null,
    refusal: () => 'choose-symbol',
    run: (context) => {
      const { editor, screen } = context;
      const parent = onlySelected(context);
      if (parent === null) return;
      editor.show({ relations: true });
      editor.setTool('relate');
      editor.dispatch({ type: 'aim', symbol: parent });
      screen.focusCanvas();
    },
  }),
  action({
    id: 'next-child',
    group: 'relations',
    shortcuts: ['Tab'],
    scopes: onCanvas,
    mode: 'choosing-child',
    isKeyOnly: true,
    repeats: true,
    isEnabled: isChoosingChild,
    run: (context) => aimAtNext(context, 1),
  }),
  action({
    id: 'previous-child',
    group: 'relations',
    shortcuts: ['Shift+Tab'],
    scopes: onCanvas,
    mode: 'choosing-child',
    isKeyOnly: true,
    repeats: true,
    isEnabled: isChoosingChild,
    run: (context) => aimAtNext(context, -1),
  }),
  action({
    id: 'take-child',
    group: 'relations',
    shortcuts: ['Enter'],
    scopes: onCanvas,
    mode: 'choosing-child',
    isKeyOnly: true,
    isEnabled: isChoosingChild,
    run: ({ editor }) => editor.dispatch({ type: 'place' }),
  }),
  ...builtInRelationTypes.map((type, place) =>
    action({
      id: `relation-${type}`,
      group: 'relations',
      shortcuts: [`Digit${place + 1}`],
      scopes: onCanvas,
      mode: 'relate',
      isEnabled: isRelating,
      isOn: ({ editor }) => editor.getState().relationType === type,
      run: (context) => chooseType(context, type),
    }),
  ),
  action({
    id: 'relation-auto',
    group: 'relations',
    shortcuts: ['Digit0'],
    scopes: onCanvas,
    mode: 'relate',
    isEnabled: isRelating,
    isOn: ({ editor }) => editor.getState().relationType === null,
    run: (context) => chooseType(context, null),
  }),
  action({
    id: 'propose-relations',
    group: 'relations',
    shortcuts: ['KeyP'],
    scopes: outsideText,
    isEnabled: ({ editor }) => editor.getState().selection.formula !== null,
    refusal: () => 'choose-formula',
    run: ({ editor }) => {
      const { work, selection } = editor.getState();
      if (selection.formula === null) return;
      const patches = fillRelations(work, selection.formula, editor.notation, editor.newId);
      const { symbols } = contentOf(documentIn(work, { type: 'formula', id: selection.formula }));
      if (patches.length === 0)
        editor.notify(symbols.size > mostSymbols ? 'too-many-to-propose' : 'nothing-to-propose');
      else editor.edit(patches, 'propose');
    },
  }),
  action({
    id: 'unrelate',
    group: 'relations',
    shortcuts: ['Shift+Delete', 'Shift+Backspace'],
    scopes: outsideText,
    isEnabled: (context) => selectedRelations(context).length > 0,
    refusal: () => 'choose-child',
    run: ({ editor }) => {
      const { work, selection } = editor.getState();
      editor.edit(takeAway(work, selection.symbols, editor.notation, editor.newId), 'unrelate');
    },
  }),
] as const;

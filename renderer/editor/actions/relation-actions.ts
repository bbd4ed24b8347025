import { RelationId } from '#schemas/domain/id.ts';
import { builtInRelationTypes } from '#schemas/domain/relation.ts';
import { fillRelations } from '../edits/adopt-proposal.ts';
import { relate, unrelate } from '../edits/relate.ts';
import { guessRelationType } from '../relations/guess-relation-type.ts';
import { contentOf } from '../work/formula-content.ts';
import { action, onCanvas, outsideText } from './action.ts';
import type { ActionContext } from './action-context.ts';

const isRelating = ({ editor }: ActionContext) => editor.getState().tool === 'relate';

/** Relations that lead to the selected symbols. */
function selectedRelations({ editor }: ActionContext) {
  const { work, selection } = editor.getState();
  return [...work.formulas.values()].flatMap((document) => {
    const { relationTo } = contentOf(document);
    return [...selection.symbols].flatMap((id) => relationTo.get(id) ?? []);
  });
}

/** Chooses the type of the next relation, or gives it to those that lead to the selected symbols. */
function chooseType(context: ActionContext, type: (typeof builtInRelationTypes)[number] | null): void {
  const { editor } = context;
  const relations = selectedRelations(context);
  if (relations.length === 0) return editor.setRelationType(type);
  for (const { parent, child } of relations) {
    const from = editor.scene.symbols.get(parent);
    const to = editor.scene.symbols.get(child);
    if (!from || !to) continue;
    const wanted = type ?? guessRelationType(from.box, to.box);
    const outcome = relate(editor.getState().work, {
      id: RelationId.parse(editor.newId()),
      parent,
      child,
      type: wanted,
    });
    if (outcome.kind === 'patches') editor.edit(outcome.patches, 'relate', `type-${wanted}`);
  }
  editor.session.closeMark();
}

/** Relation types on the digits, in their usual order, and by geometry on 0; for the relation tool. */
export const relationActions = [
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
      if (patches.length === 0) editor.notify('nothing-to-propose');
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
      editor.edit(unrelate(work, selection.symbols), 'unrelate');
    },
  }),
] as const;

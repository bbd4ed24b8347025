import { useCallback, useDeferredValue, useMemo } from 'react';
import { setOrder } from '#renderer/editor/edits/change-formula.ts';
import { moveBefore } from '#renderer/editor/edits/reorder.ts';
import { orderOfSymbols } from '#renderer/editor/reading-order-of.ts';
import { selectSymbols } from '#renderer/editor/selection/selection.ts';
import { toggled } from '#renderer/editor/selection/toggle.ts';
import { contentOf } from '#renderer/editor/work/formula-content.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import type { FormulaId, SymbolId } from '#schemas/domain/id.ts';
import { useFollowedState, useWorkbench } from '../editor-context.tsx';
import { ConfusableStrip } from './confusable-strip.tsx';
import { Section } from './section.tsx';
import type { NewPlace, SharedByChips } from './symbol-chip.tsx';
import { SymbolDetail } from './symbol-detail.tsx';
import { SymbolList } from './symbol-list.tsx';
import classes from './symbol-section.module.css';

/** The symbols of the formula in reading order. */
export function SymbolSection({ formula }: { readonly formula: FormulaId }) {
  const t = useText('annotate');
  const { editor, screen, classes: directory } = useWorkbench();
  // The canvas comes first, on a new page too: with thousands of symbols the list follows a moment later.
  const document = useDeferredValue(
    useFollowedState((state) => state.work.formulas.get(formula)),
    undefined,
  );
  const selected = useFollowedState((state) => state.selection.symbols);
  const hovered = useFollowedState((state) => (state.hover?.kind === 'symbol' ? state.hover.symbol : null));
  const { order, source } = useMemo(
    () => (document ? orderOfSymbols(document, directory.notation) : { order: [], source: 'geometry' as const }),
    [document, directory],
  );
  const content = document ? contentOf(document) : null;
  const unlabelled = content?.unlabelled ?? 0;
  const labelOf = (id: SymbolId) => directory.labelOf(content?.symbols.get(id)?.symbolClass ?? null);
  const choose = useCallback<SharedByChips['onChoose']>(
    (id, { isAdding, isPointer }) => {
      const { selection } = editor.getState();
      editor.select(selectSymbols(formula, isAdding ? toggled(selection.symbols, id) : [id]));
      // After the pointer, the keys go on to work on what was chosen.
      if (isPointer) screen.focusCanvas();
    },
    [editor, screen, formula],
  );
  const label = useCallback(() => editor.listen(), [editor]);
  const move = useCallback<NonNullable<SharedByChips['onMove']>>(
    (moved, to) => {
      const { work } = editor.getState();
      const current = work.formulas.get(formula);
      if (!current) return;
      const { order: before } = orderOfSymbols(current, directory.notation);
      const next = moveBefore(before, moved, followerAt(before, moved, to));
      if (next !== before) editor.edit(setOrder(work, formula, next), 'reorder');
    },
    [editor, directory, formula],
  );
  const hover = useCallback(
    (id: SymbolId | null) => editor.setHover(id === null ? null : { kind: 'symbol', symbol: id }),
    [editor],
  );
  const shared = useMemo<SharedByChips>(
    () => ({
      unlabelled: t('unlabelled'),
      onChoose: choose,
      onLabel: label,
      onHover: hover,
      onMove: source === 'relations' ? null : move,
    }),
    [t, choose, label, hover, source, move],
  );
  return (
    <Section
      title={t('symbols')}
      aside={
        order.length === 0
          ? undefined
          : unlabelled > 0
            ? t('symbolsUnlabelled', { count: order.length, unlabelled })
            : String(order.length)
      }
      actions={order.length > 1 && <span className={classes.source}>{t(`order-${source}`)}</span>}
    >
      {order.length === 0 ? (
        document && <p className={classes.empty}>{t('symbolsEmpty')}</p>
      ) : (
        <SymbolList order={order} labelOf={labelOf} selected={selected} hovered={hovered} shared={shared} />
      )}
      {selected.size > 0 && <ConfusableStrip />}
      {selected.size === 1 && <SymbolDetail formula={formula} onLabel={label} onLeave={screen.focusCanvas} />}
    </Section>
  );
}

/** Before which symbol another one comes to stand at its new place; null: at the end. */
function followerAt(order: readonly SymbolId[], moved: SymbolId, to: NewPlace): SymbolId | null {
  if (to.kind === 'step') {
    const at = order.indexOf(moved);
    return (to.step === 1 ? order[at + 2] : order[Math.max(at - 1, 0)]) ?? null;
  }
  if (to.side === 'before' || to.symbol === moved) return to.symbol;
  const rest = order.filter((id) => id !== moved);
  return rest[rest.indexOf(to.symbol) + 1] ?? null;
}

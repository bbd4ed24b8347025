import { useMemo } from 'react';
import { orderOfSymbols } from '#renderer/editor/reading-order-of.ts';
import { selectSymbols } from '#renderer/editor/selection/selection.ts';
import { toggled } from '#renderer/editor/selection/toggle.ts';
import { contentOf } from '#renderer/editor/work/formula-content.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { SymbolGlyph } from '#renderer/ui/symbol-glyph.tsx';
import type { FormulaId, SymbolId } from '#schemas/domain/id.ts';
import { useEditorState, useWorkbench } from '../editor-context.tsx';
import { Section } from './section.tsx';
import { SymbolDetail } from './symbol-detail.tsx';
import classes from './symbol-section.module.css';

/** Symbols listed at once; more than anybody reads. */
const mostListed = 600;

/** The symbols of the formula in reading order. */
export function SymbolSection({ formula }: { readonly formula: FormulaId }) {
  const t = useText('annotate');
  const { editor, screen, classes: directory } = useWorkbench();
  const document = useEditorState((state) => state.work.formulas.get(formula));
  const selected = useEditorState((state) => state.selection.symbols);
  const hovered = useEditorState((state) => (state.hover?.kind === 'symbol' ? state.hover.symbol : null));
  const { order, source } = useMemo(
    () => (document ? orderOfSymbols(document, directory.labelOf) : { order: [], source: 'geometry' as const }),
    [document, directory],
  );
  const symbols = document ? contentOf(document).symbols : new Map<SymbolId, never>();
  const unlabelled = [...symbols.values()].filter(({ symbolClass }) => symbolClass === null).length;
  const choose = (id: SymbolId, isAdding: boolean) => {
    editor.select(selectSymbols(formula, isAdding ? toggled(selected, id) : [id]));
  };
  const labelOf = (id: SymbolId) => directory.labelOf(symbols.get(id)?.symbolClass ?? null);
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
      grows
    >
      {order.length === 0 ? (
        <p className={classes.empty}>{t('symbolsEmpty')}</p>
      ) : (
        <div className={classes.list} role="group" aria-label={t('symbolsInOrder')}>
          {order.slice(0, mostListed).map((id) => {
            const label = labelOf(id);
            return (
              <button
                key={id}
                type="button"
                className={classes.symbol}
                aria-pressed={selected.has(id)}
                data-hovered={hovered === id || undefined}
                data-unlabelled={label === null || undefined}
                title={label ?? t('unlabelled')}
                aria-label={label ?? t('unlabelled')}
                onClick={(event) => {
                  choose(id, event.shiftKey);
                  // After the pointer, the keys go on to work on what was chosen.
                  if (event.detail > 0) screen.focusCanvas();
                }}
                onDoubleClick={() => editor.listen()}
                onMouseEnter={() => editor.setHover({ kind: 'symbol', symbol: id })}
                onMouseLeave={() => editor.setHover(null)}
              >
                {label === null ? '?' : <SymbolGlyph label={label} />}
              </button>
            );
          })}
          {order.length > mostListed && (
            <span className={classes.source}>{t('symbolsMore', { count: order.length - mostListed })}</span>
          )}
        </div>
      )}
      {selected.size === 1 && (
        <SymbolDetail formula={formula} onLabel={() => editor.listen()} onLeave={screen.focusCanvas} />
      )}
    </Section>
  );
}

import { memo } from 'react';
import { labelSymbols } from '#renderer/editor/edits/change-symbols.ts';
import { confusablesOf } from '#renderer/editor/palette/confusables.ts';
import { unlocked } from '#renderer/editor/selection/lockable.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { SymbolGlyph } from '#renderer/ui/latex/symbol-glyph.tsx';
import { useFollowedState, useWorkbench } from '../editor-context.tsx';
import classes from './confusable-strip.module.css';

/** What the class of the selected symbols is mistaken for: one press gives another of them. */
export const ConfusableStrip = memo(function ConfusableStrip() {
  const t = useText('annotate');
  const { editor, screen, classes: directory } = useWorkbench();
  const given = useFollowedState((state) => {
    const found = new Set([...state.selection.symbols].map((id) => editor.scene.symbols.get(id)?.symbolClass ?? null));
    const [only] = found;
    return found.size === 1 ? (only ?? null) : null;
  });
  const label = directory.labelOf(given);
  if (label === null) return null;
  const others = confusablesOf(label).flatMap(
    (other) => directory.classes.find((each) => each.label === other && !each.retired && each.aliasOf === null) ?? [],
  );
  if (others.length === 0) return null;
  return (
    <fieldset className={classes.strip} aria-label={t('confusable')}>
      <span className={classes.name}>{t('confusable')}</span>
      {others.map(({ id, label: other }) => (
        <button
          key={id}
          type="button"
          className={classes.option}
          title={other}
          aria-label={other}
          onClick={() => {
            const { work, selection, locked } = editor.getState();
            editor.edit(labelSymbols(work, unlocked(selection.symbols, locked), id), 'label');
            screen.focusCanvas();
          }}
        >
          <SymbolGlyph label={other} />
        </button>
      ))}
    </fieldset>
  );
});

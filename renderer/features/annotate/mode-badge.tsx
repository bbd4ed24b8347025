import { relationColour } from '#renderer/canvas/arrow.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { builtInRelationTypes } from '#schemas/domain/relation.ts';
import { useEditorState } from './editor-context.tsx';
import { Keys } from './keyboard/keys.tsx';
import classes from './mode-badge.module.css';
import { useAction } from './use-action.ts';

/** Says which tool is in hand while it stays in hand, and how to put it away. */
export function ModeBadge() {
  const t = useText('annotate');
  const tool = useEditorState((state) => state.tool);
  if (tool === 'select') return null;
  return (
    <div className={classes.badge}>
      <strong>{t(`mode-${tool}`)}</strong>
      {tool === 'relate' && <RelationTypes />}
      <span className={classes.hint}>
        <Keys keys={['Esc']} /> {t('modeEnd')}
      </span>
    </div>
  );
}

function RelationTypes() {
  const t = useText('annotate');
  return (
    <div className={classes.types} role="group" aria-label={t('relationType')}>
      <RelationTypeButton type={null} />
      {builtInRelationTypes.map((type) => (
        <RelationTypeButton key={type} type={type} />
      ))}
    </div>
  );
}

function RelationTypeButton({ type }: { readonly type: (typeof builtInRelationTypes)[number] | null }) {
  const { name, keys, isOn, run } = useAction(type === null ? 'relation-auto' : `relation-${type}`);
  return (
    <button
      type="button"
      className={classes.type}
      aria-pressed={isOn === true}
      // The canvas keeps the keyboard: the digits choose as well.
      onMouseDown={(event) => event.preventDefault()}
      onClick={run}
    >
      {type !== null && <span className={classes.dot} style={{ background: relationColour(type) }} />}
      {name}
      <span className={classes.key}>{keys?.[0]}</span>
    </button>
  );
}

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
      {tool === 'draw-symbol' && <SnapToggle />}
      <span className={classes.hint}>
        <Keys keys={['Esc']} /> {t('modeEnd')}
      </span>
    </div>
  );
}

/** Says whether drawn boxes close around the ink; a press changes it. */
function SnapToggle() {
  const t = useText('annotate');
  const { name, isOn, run } = useAction('snap');
  return (
    <span className={classes.types}>
      <button
        type="button"
        className={classes.type}
        aria-pressed={isOn === true}
        aria-label={name}
        title={name}
        onMouseDown={(event) => event.preventDefault()}
        onClick={run}
      >
        {t(isOn === true ? 'snapOn' : 'snapOff')}
        <span className={classes.key}>Alt</span>
      </button>
    </span>
  );
}

function RelationTypes() {
  const t = useText('annotate');
  return (
    <fieldset className={classes.types} aria-label={t('relationType')}>
      <RelationTypeButton type={null} />
      {builtInRelationTypes.map((type) => (
        <RelationTypeButton key={type} type={type} />
      ))}
    </fieldset>
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

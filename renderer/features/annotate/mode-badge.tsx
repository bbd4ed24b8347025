import { relationColour } from '#renderer/canvas/arrow.ts';
import type { Interaction } from '#renderer/editor/tools/interaction.ts';
import { filterOf, noAdjustment } from '#renderer/editor/view/adjustment.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { SymbolGlyph } from '#renderer/ui/latex/symbol-glyph.tsx';
import { builtInRelationTypes } from '#schemas/domain/relation.ts';
import { useFollowedState, useWorkbench } from './editor-context.tsx';
import { Keys } from './keyboard/keys.tsx';
import classes from './mode-badge.module.css';
import { useAction } from './use-action.ts';

/** What lasts long enough for somebody to think about giving it up. */
const cancelled: ReadonlySet<Interaction['name']> = new Set([
  'drawing-box',
  'relating',
  'choosing-child',
  'ordering',
  'cutting',
  'translating',
  'resizing',
]);

/** Says which tool is in hand while it stays in hand, and how to put it away. */
export function ModeBadge() {
  const t = useText('annotate');
  const tool = useFollowedState((state) => state.tool);
  const isCursor = useFollowedState(({ interaction }) => interaction.name === 'keyboard-cursor');
  const isOrdering = useFollowedState(({ interaction }) => interaction.name === 'ordering');
  const isOutOfReach = useFollowedState(
    ({ hidden, locked, shown, adjustment, keepsView }) =>
      hidden.size + locked.size > 0 || parts.some((part) => !shown[part]) || filterOf(adjustment) !== null || keepsView,
  );
  if (tool === 'select' && !isCursor) {
    return isOutOfReach ? (
      <div className={classes.badge}>
        <OutOfReach />
      </div>
    ) : null;
  }
  return (
    <div className={classes.badge}>
      <ModeName />
      {isCursor && <span className={classes.hint}>{t('cursorHint')}</span>}
      {isOrdering && <span className={classes.hint}>{t('orderHint')}</span>}
      <ArmedClass />
      {tool === 'relate' && <RelationTypes />}
      {tool === 'draw-symbol' && <SnapToggle />}
      <EscapeHint />
      <OutOfReach />
    </div>
  );
}

/** What is in hand, in fewer words where relation types need the room. */
function ModeName() {
  const t = useText('annotate');
  const tool = useFollowedState((state) => state.tool);
  const isCursor = useFollowedState(({ interaction }) => interaction.name === 'keyboard-cursor');
  const isChild = useFollowedState(({ interaction }) => interaction.name === 'choosing-child');
  if (isCursor) return <strong>{t('mode-cursor')}</strong>;
  if (tool === 'select') return null;
  if (tool !== 'relate') return <strong>{t(`mode-${tool}`)}</strong>;
  return (
    <>
      <strong className={classes.long}>{t(isChild ? 'mode-child' : 'mode-relate')}</strong>
      <strong className={classes.short}>{t(isChild ? 'mode-child-short' : 'mode-relate-short')}</strong>
    </>
  );
}

/** Says what Escape does now: first it cancels what is under way. The palette, while it listens, has Escape for itself. */
function EscapeHint() {
  const t = useText('annotate');
  const isListening = useFollowedState((state) => state.isListening);
  const isUnderWay = useFollowedState(({ interaction }) => cancelled.has(interaction.name));
  if (isListening) return null;
  return (
    <span className={classes.hint}>
      <Keys keys={['Esc']} /> {t(isUnderWay ? 'modeCancel' : 'modeEnd')}
    </span>
  );
}

/** What can be hidden of all symbols at once. */
const parts = ['boxes', 'labels', 'relations'] as const;

/** Says that symbols are hidden or locked, or pages are seen in another way: nothing sticks unseen. */
function OutOfReach() {
  const t = useText('annotate');
  const { editor } = useWorkbench();
  const hidden = useFollowedState((state) => state.hidden.size);
  const locked = useFollowedState((state) => state.locked.size);
  const shown = useFollowedState((state) => state.shown);
  const isAdjusted = useFollowedState(({ adjustment }) => filterOf(adjustment) !== null);
  const keepsView = useFollowedState((state) => state.keepsView);
  return (
    <>
      {parts
        .filter((part) => !shown[part])
        .map((part) => (
          <button key={part} type="button" className={classes.type} onClick={() => editor.show({ [part]: true })}>
            {t(`${part}Hidden`)} <span className={classes.act}>{t('showAgain')}</span>
          </button>
        ))}
      {isAdjusted && (
        <button type="button" className={classes.type} onClick={() => editor.adjust(noAdjustment)}>
          {t('pictureAdjusted')} <span className={classes.act}>{t('asItIs')}</span>
        </button>
      )}
      {keepsView && (
        <button type="button" className={classes.type} onClick={() => editor.setKeepsView(false)}>
          {t('viewKept')} <span className={classes.act}>{t('letGo')}</span>
        </button>
      )}
      {hidden > 0 && (
        <button type="button" className={classes.type} onClick={() => editor.hide(new Set())}>
          {t('hiddenCount', { count: hidden })} <span className={classes.act}>{t('showAgain')}</span>
        </button>
      )}
      {locked > 0 && (
        <button type="button" className={classes.type} onClick={() => editor.lock(new Set())}>
          {t('lockedCount', { count: locked })} <span className={classes.act}>{t('unlock')}</span>
        </button>
      )}
    </>
  );
}

/** Says which class drawn boxes get at once. */
function ArmedClass() {
  const t = useText('annotate');
  const { editor, classes: directory } = useWorkbench();
  const armed = useFollowedState((state) => state.armedClass);
  const label = directory.labelOf(armed);
  if (label === null) return null;
  return (
    <button type="button" className={classes.type} aria-pressed onClick={() => editor.arm(null)}>
      {t('everyBoxIs')} <SymbolGlyph label={label} />
    </button>
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

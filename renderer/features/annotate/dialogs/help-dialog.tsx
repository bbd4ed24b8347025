import { Button, Modal } from '@mantine/core';
import { actionGroups } from '#renderer/editor/actions/action.ts';
import { type ActionId, allActions } from '#renderer/editor/actions/all-actions.ts';
import { keysShown } from '#renderer/editor/keys/shortcut.ts';
import type { KeyIn } from '#renderer/i18n/resources.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useKeymap } from '../keyboard/key-settings.ts';
import { Keys } from '../keyboard/keys.tsx';
import { isMac } from '../platform.ts';
import { actionKey } from '../use-action.ts';
import classes from './help-dialog.module.css';

/** Arrow keys are told of as gestures. */
function isGesture(id: ActionId): boolean {
  return /^(?:nudge|stretch)-|^(?:clear|leave-text|hold-pan)$/.test(id);
}

/** What pointer and keys do that no action stands for. */
const gestures: readonly { readonly keys: readonly string[]; readonly text: KeyIn<'annotate'> }[] = [
  { keys: ['←', '→', '↑', '↓'], text: 'help-nudge' },
  { keys: ['Shift', '←→↑↓'], text: 'help-nudge-far' },
  { keys: [isMac ? '⌘' : 'Ctrl', '←→↑↓'], text: 'help-stretch' },
  { keys: ['Esc'], text: 'help-escape' },
  { keys: ['Space'], text: 'help-pan' },
];
const pointerGestures: readonly KeyIn<'annotate'>[] = [
  'help-click',
  'help-shift-click',
  'help-band',
  'help-wheel',
  'help-alt-draw',
  'help-click-ink',
];

export interface HelpDialogProps {
  readonly onClose: () => void;
  /** Leads to where keys are changed. */
  readonly onChange: () => void;
}

/** Every key of the screen, by heading. */
export function HelpDialog({ onClose, onChange }: HelpDialogProps) {
  const t = useText('annotate');
  const keymap = useKeymap();
  const common = useText('common');
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('helpTitle')}
      size={940}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <Button size="compact-sm" variant="default" mb="md" onClick={onChange}>
        {t('keysChange')}
      </Button>
      <div className={classes.columns}>
        {actionGroups.map((group) => (
          <section key={group} className={classes.group}>
            <h3 className={classes.title}>{t(`group-${group}`)}</h3>
            <dl className={classes.list}>
              {allActions
                .filter(({ id, group: own }) => own === group && keymap.shortcutsOf(id).length > 0 && !isGesture(id))
                .map(({ id }) => (
                  <div key={id} className={classes.row}>
                    <dt>{t(actionKey(id))}</dt>
                    <dd>
                      {keymap
                        .shortcutsOf(id)
                        .slice(0, 2)
                        .map((shortcut, place) => (
                          <span key={shortcut}>
                            {place > 0 && <span className={classes.or}> {t('or')} </span>}
                            <Keys keys={keysShown(shortcut, isMac)} />
                          </span>
                        ))}
                    </dd>
                  </div>
                ))}
              {group === 'symbols' &&
                gestures.map(({ keys, text }) => (
                  <div key={text} className={classes.row}>
                    <dt>{t(text)}</dt>
                    <dd>
                      <Keys keys={keys} />
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
        <section className={classes.group}>
          <h3 className={classes.title}>{t('helpPointer')}</h3>
          <ul className={classes.pointer}>
            {pointerGestures.map((text) => (
              <li key={text}>{t(text)}</li>
            ))}
          </ul>
        </section>
      </div>
    </Modal>
  );
}

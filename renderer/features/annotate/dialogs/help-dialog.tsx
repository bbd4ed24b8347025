import { Modal } from '@mantine/core';
import { actionGroups } from '#renderer/editor/actions/action.ts';
import { allActions } from '#renderer/editor/actions/all-actions.ts';
import { keysShown } from '#renderer/editor/keys/shortcut.ts';
import type { KeyIn } from '#renderer/i18n/resources.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Keys } from '../keyboard/keys.tsx';
import { actionKey, isMac, isNamed } from '../use-action.ts';
import classes from './help-dialog.module.css';

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

/** Every key of the screen, by heading. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText('annotate');
  const common = useText('common');
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('helpTitle')}
      size={940}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <div className={classes.columns}>
        {actionGroups.map((group) => (
          <section key={group} className={classes.group}>
            <h3 className={classes.title}>{t(`group-${group}`)}</h3>
            <dl className={classes.list}>
              {allActions
                .filter((action) => action.group === group && action.shortcuts.length > 0)
                .flatMap((action) => (isNamed(action.id) ? [{ ...action, id: action.id }] : []))
                .map((action) => (
                  <div key={action.id} className={classes.row}>
                    <dt>{t(actionKey(action.id))}</dt>
                    <dd>
                      {action.shortcuts.slice(0, 2).map((shortcut, place) => (
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

import { Menu } from '@mantine/core';
import { Fragment } from 'react';
import { actionOf } from '#renderer/editor/actions/all-actions.ts';
import { keysShown } from '#renderer/editor/keys/shortcut.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import type { Point } from '#schemas/domain/geometry.ts';
import { useWorkbench } from '../editor-context.tsx';
import { useKeymap } from '../keyboard/key-settings.ts';
import { Keys } from '../keyboard/keys.tsx';
import { isMac } from '../platform.ts';
import { actionKey } from '../use-action.ts';
import { menuActions } from './menu-actions.ts';

export interface CanvasMenuProps {
  /** CSS pixels of the canvas. */
  readonly at: Point;
  readonly onClose: () => void;
}

/** What can be done to what the right button was pressed on. */
export function CanvasMenu({ at, onClose }: CanvasMenuProps) {
  const t = useText('annotate');
  const { editor, screen } = useWorkbench();
  const keymap = useKeymap();
  const context = { editor, screen };
  const groups = menuActions(editor.getState().selection)
    .map((ids) => ids.map((id) => actionOf(id)).filter((action) => action.isEnabled(context)))
    .filter((actions) => actions.length > 0);
  return (
    <Menu
      opened
      position="right-start"
      offset={2}
      withinPortal
      returnFocus={false}
      onChange={(isOpen) => {
        if (isOpen) return;
        onClose();
        screen.focusCanvas();
      }}
    >
      <Menu.Target>
        <span style={{ position: 'absolute', left: at.x, top: at.y }} />
      </Menu.Target>
      <Menu.Dropdown aria-label={t('canvasMenu')}>
        {groups.map((actions, place) => (
          <Fragment key={actions[0]?.id}>
            {place > 0 && <Menu.Divider />}
            {actions.map((action) => {
              const [shortcut] = keymap.shortcutsOf(action.id);
              return (
                <Menu.Item
                  key={action.id}
                  rightSection={shortcut === undefined ? undefined : <Keys keys={keysShown(shortcut, isMac)} />}
                  onClick={() => {
                    onClose();
                    screen.focusCanvas();
                    action.run(context);
                  }}
                >
                  {t(actionKey(action.id))}
                </Menu.Item>
              );
            })}
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

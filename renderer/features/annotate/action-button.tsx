import { ActionIcon, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ActionId } from '#renderer/editor/actions/all-actions.ts';
import classes from './action-button.module.css';
import { Keys } from './keyboard/keys.tsx';
import { useAction } from './use-action.ts';

export interface ActionButtonProps {
  readonly id: ActionId;
  readonly icon: ReactNode;
  /** Where the name appears. */
  readonly position?: 'right' | 'bottom' | 'top';
  readonly size?: number;
  /** A toggle says by its icon whether it is on; a tool in hand stands out by its ground. */
  readonly isToggle?: boolean;
}

/** An action as a button with an icon; its name and key appear on hover and focus. */
export function ActionButton({ id, icon, position = 'right', size = 34, isToggle = false }: ActionButtonProps) {
  const { name, keys, isEnabled, isOn, run } = useAction(id);
  const isRaised = isOn === true && !isToggle;
  return (
    <Tooltip
      label={
        <>
          {name} {keys !== null && <Keys keys={keys} />}
        </>
      }
      position={position}
      events={{ hover: true, focus: true, touch: false }}
    >
      <ActionIcon
        size={size}
        className={classes.button}
        variant={isRaised ? 'light' : 'subtle'}
        color={isRaised ? 'ink' : 'gray'}
        data-faint={(isToggle && !isOn) || undefined}
        aria-label={name}
        {...(isOn !== null && { 'aria-pressed': isOn })}
        aria-disabled={!isEnabled}
        onClick={run}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}

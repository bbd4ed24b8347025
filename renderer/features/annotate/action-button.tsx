import { ActionIcon, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { Keys } from './keyboard/keys.tsx';
import { type NamedActionId, useAction } from './use-action.ts';

export interface ActionButtonProps {
  readonly id: NamedActionId;
  readonly icon: ReactNode;
  /** Where the name appears. */
  readonly position?: 'right' | 'bottom' | 'top';
  readonly size?: number;
}

/** An action as a button with an icon; its name and key appear on hover and focus. */
export function ActionButton({ id, icon, position = 'right', size = 34 }: ActionButtonProps) {
  const { name, keys, isEnabled, isOn, run } = useAction(id);
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
        variant={isOn ? 'light' : 'subtle'}
        color={isOn ? 'ink' : 'gray'}
        aria-label={name}
        aria-pressed={isOn}
        aria-disabled={!isEnabled}
        {...(!isEnabled && { 'data-disabled': true })}
        onClick={run}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}

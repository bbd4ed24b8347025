import { Button, Checkbox, Popover, Stack } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';

export interface FilterChoice<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
}

export interface FilterPopoverProps<Value extends string> {
  readonly name: string;
  readonly choices: readonly FilterChoice<Value>[];
  readonly chosen: readonly Value[];
  readonly onChange: (chosen: readonly Value[]) => void;
}

/** A filter with any number of alternatives: a button that says how many are chosen, and a list to tick. */
export function FilterPopover<Value extends string>({ name, choices, chosen, onChange }: FilterPopoverProps<Value>) {
  const isOn = chosen.length > 0;
  return (
    <Popover position="bottom-start" shadow="md" trapFocus>
      <Popover.Target>
        <Button
          size="xs"
          variant={isOn ? 'light' : 'default'}
          rightSection={<IconChevronDown size={13} />}
          style={{ fontWeight: isOn ? 600 : 500 }}
        >
          {isOn ? `${name} · ${chosen.length}` : name}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p="sm">
        <Checkbox.Group
          aria-label={name}
          value={[...chosen]}
          onChange={(values) => onChange(choices.map(({ value }) => value).filter((value) => values.includes(value)))}
        >
          <Stack gap={9} mah={340} style={{ overflow: 'auto' }}>
            {choices.map(({ value, label }) => (
              <Checkbox key={value} size="xs" value={value} label={label} />
            ))}
          </Stack>
        </Checkbox.Group>
      </Popover.Dropdown>
    </Popover>
  );
}

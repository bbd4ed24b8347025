import { Button, Checkbox, Popover, Stack } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useFormat } from '#renderer/i18n/use-format.ts';
import type { CountedBy } from '#schemas/contract/library.ts';
import classes from './filter-popover.module.css';
import type { LibrarySearch } from './library-search.ts';
import { useChoiceCounts } from './use-choice-counts.ts';

export interface FilterChoice<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
}

export interface FilterPopoverProps<Value extends string> {
  readonly name: string;
  readonly choices: readonly FilterChoice<Value>[];
  readonly chosen: readonly Value[];
  readonly onChange: (chosen: readonly Value[]) => void;
  /** What the choices are counted by, under the other filters of the search; without it there are no counts. */
  readonly counted?: { readonly search: LibrarySearch; readonly by: CountedBy };
}

/** A filter with any number of alternatives: a button that says how many are chosen, and a list to tick. */
export function FilterPopover<Value extends string>(props: FilterPopoverProps<Value>) {
  const { name, choices, chosen, onChange, counted } = props;
  const [isOpen, setOpen] = useState(false);
  const isOn = chosen.length > 0;
  return (
    <Popover position="bottom-start" shadow="md" trapFocus opened={isOpen} onChange={setOpen} keepMounted={false}>
      <Popover.Target>
        <Button
          size="xs"
          variant={isOn ? 'light' : 'default'}
          rightSection={<IconChevronDown size={13} />}
          style={{ fontWeight: isOn ? 600 : 500 }}
          onClick={() => setOpen(!isOpen)}
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
            {counted === undefined ? (
              choices.map(({ value, label }) => <Checkbox key={value} size="xs" value={value} label={label} />)
            ) : (
              <CountedChoices choices={choices} counted={counted} />
            )}
          </Stack>
        </Checkbox.Group>
      </Popover.Dropdown>
    </Popover>
  );
}

function CountedChoices<Value extends string>({
  choices,
  counted,
}: {
  readonly choices: readonly FilterChoice<Value>[];
  readonly counted: NonNullable<FilterPopoverProps<Value>['counted']>;
}) {
  const format = useFormat();
  const counts = useChoiceCounts(counted.search, [counted.by], true)(counted.by);
  return choices.map(({ value, label }) => (
    <div key={value} className={classes.choice}>
      <Checkbox size="xs" value={value} label={label} />
      <span className={classes.count} data-none={counts !== null && (counts[value] ?? 0) === 0}>
        {counts === null ? '' : format.number(counts[value] ?? 0)}
      </span>
    </div>
  ));
}

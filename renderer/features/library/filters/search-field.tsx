import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';

export interface SearchFieldProps {
  readonly text: string;
  readonly placeholder: string;
  readonly onChange: (text: string) => void;
}

/** Text to search for; told of once typing pauses. */
export function SearchField({ text, placeholder, onChange }: SearchFieldProps) {
  const common = useText('common');
  const [typed, setTyped] = useState(text);
  const [toldText, setToldText] = useState(text);
  if (toldText !== text) {
    // The address changed by other means than typing here: back, forward, "clear filters".
    setToldText(text);
    setTyped(text);
  }
  const tell = useDebouncedCallback((next: string) => {
    setToldText(next);
    onChange(next);
  }, 250);
  const change = (next: string) => {
    setTyped(next);
    tell(next);
  };
  return (
    <TextInput
      size="xs"
      w={230}
      aria-label={common('search')}
      placeholder={placeholder}
      leftSection={<IconSearch size={14} />}
      value={typed}
      maxLength={200}
      onChange={(event) => change(event.currentTarget.value)}
      rightSection={
        typed === '' ? null : <CloseButton size="xs" aria-label={common('clear')} onClick={() => change('')} />
      }
    />
  );
}

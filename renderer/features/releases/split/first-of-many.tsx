import { ScrollArea, Text } from '@mantine/core';
import { useText } from '#renderer/i18n/use-text.ts';

export interface FirstOfManyProps {
  readonly total: number;
  /** The first of them, each as one line. */
  readonly lines: readonly { readonly key: string; readonly text: string }[];
}

/** Names the first of many pages or groups, and says how many more there are. */
export function FirstOfMany({ total, lines }: FirstOfManyProps) {
  const common = useText('common');
  return (
    <ScrollArea.Autosize mah={160} type="auto">
      {lines.map(({ key, text }) => (
        <Text key={key} size="xs" style={{ overflowWrap: 'anywhere' }}>
          {text}
        </Text>
      ))}
      {total > lines.length && (
        <Text size="xs" c="dimmed">
          {common('andMore', { count: total - lines.length })}
        </Text>
      )}
    </ScrollArea.Autosize>
  );
}

import { Accordion, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';

export interface FoldedFieldsProps {
  readonly name: string;
  readonly title: string;
  /** What is chosen in it, in a line: nobody has to unfold it to know. */
  readonly chosen: string;
  readonly children: ReactNode;
}

/** Choices that stand well as they are, folded. */
export function FoldedFields({ name, title, chosen, children }: FoldedFieldsProps) {
  return (
    <Accordion.Item value={name}>
      <Accordion.Control>
        <Group wrap="nowrap" gap="md" justify="space-between">
          <Text size="sm" style={{ flex: 'none' }}>
            {title}
          </Text>
          <Text size="xs" c="dimmed" truncate>
            {chosen}
          </Text>
        </Group>
      </Accordion.Control>
      <Accordion.Panel>{children}</Accordion.Panel>
    </Accordion.Item>
  );
}

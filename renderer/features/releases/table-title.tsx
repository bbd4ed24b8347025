import { Group, Text } from '@mantine/core';
import { SaveButtons } from '#renderer/ui/chart/save-buttons.tsx';

export interface TableTitleProps {
  readonly title: string;
  /** Name of the saved file, without extension. */
  readonly fileName: string;
  /** All rows that the screen has, also those that the table leaves out, and how many there are besides. */
  readonly csv: () => string;
}

/** What the table below shows, and the button that saves it. */
export function TableTitle({ title, fileName, csv }: TableTitleProps) {
  return (
    <Group justify="space-between" wrap="nowrap" mb={6}>
      <Text fw={600} size="sm">
        {title}
      </Text>
      <SaveButtons name={title} fileName={fileName} csv={csv} />
    </Group>
  );
}

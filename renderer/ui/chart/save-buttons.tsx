import { Button, Group } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useText } from '#renderer/i18n/use-text.ts';
import type { Scene } from '#shared/chart/scene.ts';
import { writeSvg } from '#shared/chart/write-svg.ts';
import { saveFile } from '../csv/save-file.ts';
import { savePng } from './save-png.ts';

export interface SaveButtonsProps {
  /** What is saved, in words. */
  readonly name: string;
  /** Name of saved files, without extension. */
  readonly fileName: string;
  readonly csv: () => string;
  /** The chart as it is saved; a table alone has none. */
  readonly scene?: () => Scene;
}

/** Saves what is shown: the table as CSV, the chart as SVG and PNG. */
export function SaveButtons({ name, fileName, csv, scene }: SaveButtonsProps) {
  const common = useText('common');
  const kinds = [
    { kind: 'CSV', save: () => saveFile(`${fileName}.csv`, 'text/csv', csv()) },
    ...(scene === undefined
      ? []
      : [
          { kind: 'SVG', save: () => saveFile(`${fileName}.svg`, 'image/svg+xml', writeSvg(scene())) },
          { kind: 'PNG', save: () => void savePng(`${fileName}.png`, scene()) },
        ]),
  ];
  return (
    <Group gap={4} wrap="nowrap">
      {kinds.map(({ kind, save }) => (
        <Button
          key={kind}
          size="compact-xs"
          variant="default"
          leftSection={<IconDownload size={12} />}
          aria-label={common('saveAs', { kind, name })}
          onClick={save}
        >
          {kind}
        </Button>
      ))}
    </Group>
  );
}

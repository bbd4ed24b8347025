import { Button, CopyButton, Group, Text } from '@mantine/core';
import { IconCopy, IconDownload } from '@tabler/icons-react';
import { useReasonText } from '#renderer/i18n/use-error-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import type { Reason } from '#schemas/domain/reason.ts';
import { toCsv } from '../csv/csv.ts';
import { saveFile } from '../csv/save-file.ts';
import { useVirtualRows } from '../use-virtual-rows.ts';
import classes from './reason-list.module.css';

export interface NamedReason {
  /** File or item that the reason is about; empty where the reason names it itself. */
  readonly source: string;
  readonly reason: Reason;
}

export interface ReasonListProps {
  readonly reasons: readonly NamedReason[];
  /** One line above the list. */
  readonly hint: string;
  /** Name of saved files, without extension. */
  readonly fileName: string;
}

/** A list of any length of sources with a reason each, to read, copy or save. */
export function ReasonList({ reasons, hint, fileName }: ReasonListProps) {
  const common = useText('common');
  const t = useText('imports');
  const reasonText = useReasonText();
  const csv = () =>
    toCsv(
      [t('source'), t('code'), t('reason')],
      reasons.map(({ source, reason }) => [source, reason.code, reasonText(reason)]),
    );
  return (
    <div>
      <Group justify="space-between" mb="xs" wrap="nowrap">
        <Text size="sm" c="dimmed">
          {hint}
        </Text>
        <Group gap={6} wrap="nowrap">
          <CopyButton value={csv()}>
            {({ copied, copy }) => (
              <Button size="compact-xs" variant="default" leftSection={<IconCopy size={13} />} onClick={copy}>
                {copied ? common('copied') : common('copyAsCsv')}
              </Button>
            )}
          </CopyButton>
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconDownload size={13} />}
            onClick={() => saveFile(`${fileName}.csv`, 'text/csv', csv())}
          >
            CSV
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconDownload size={13} />}
            onClick={() => saveFile(`${fileName}.json`, 'application/json', `${JSON.stringify(reasons, null, 2)}\n`)}
          >
            JSON
          </Button>
        </Group>
      </Group>
      <VirtualReasons reasons={reasons} />
    </div>
  );
}

/** Most sentences begin with the file that they speak of: it is named once. */
function ReasonLine({ source, text }: { readonly source: string; readonly text: string }) {
  if (source === '' || !text.startsWith(source)) {
    return (
      <>
        {source !== '' && <div className={classes.source}>{source}</div>}
        <div className={classes.reason}>{text}</div>
      </>
    );
  }
  return (
    <div className={classes.reason}>
      <span className={classes.source}>{source}</span>
      {text.slice(source.length)}
    </div>
  );
}

function VirtualReasons({ reasons }: { readonly reasons: readonly NamedReason[] }) {
  const reasonText = useReasonText();
  const { setScrollBox, virtualizer } = useVirtualRows({ count: reasons.length, rowHeight: 52 });
  return (
    <div ref={setScrollBox} className={classes.scroll}>
      <ul className={classes.list} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((row) => {
          const item = reasons[row.index];
          if (item === undefined) return null;
          return (
            <li
              key={row.key}
              ref={virtualizer.measureElement}
              data-index={row.index}
              className={classes.row}
              style={{ transform: `translateY(${row.start}px)` }}
            >
              <ReasonLine source={item.source} text={reasonText(item.reason)} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

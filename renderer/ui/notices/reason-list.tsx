import { Anchor, Button, Group, Text } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCopy, IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { ShownError } from '#renderer/i18n/shown-error.ts';
import { useReasonText } from '#renderer/i18n/use-error-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import type { NamedPlace } from '#schemas/contract/import-look.ts';
import type { Reason } from '#schemas/domain/reason.ts';
import { toCsv } from '../csv/csv.ts';
import { saveFile } from '../csv/save-file.ts';
import { useOpenPage } from '../open-page.ts';
import { useVirtualRows } from '../use-virtual-rows.ts';
import { ErrorNotice } from './error-notice.tsx';
import classes from './reason-list.module.css';

export interface NamedReason {
  /** File or item that the reason is about; empty where the reason names it itself. */
  readonly source: string;
  readonly reason: Reason;
  /** Where it stands in the project: the line leads there. */
  readonly at?: NamedPlace | undefined;
}

export interface ReasonListProps {
  readonly reasons: readonly NamedReason[];
  /** One line above the list. */
  readonly hint: string;
  /** Name of saved files, without extension. */
  readonly fileName: string;
  /** Where `reasons` are the first of each code alone: how many there are of each, and what brings all of them. */
  readonly whole?: WholeList | undefined;
}

export interface WholeList {
  readonly counts: ReadonlyMap<string, number>;
  /** Rejects with a `ShownError`. */
  readonly load: () => Promise<readonly NamedReason[]>;
}

/** A list of any length of sources with a reason each, to read, copy or save. */
export function ReasonList({ reasons, hint, fileName, whole }: ReasonListProps) {
  const common = useText('common');
  const t = useText('imports');
  const reasonText = useReasonText();
  const clipboard = useClipboard();
  const loading = useMutation<readonly NamedReason[], ShownError>({
    mutationFn: async () => (whole === undefined ? reasons : await whole.load()),
  });
  const shown = loading.data ?? reasons;
  const isWhole = whole === undefined || loading.data !== undefined;
  const csv = (all: readonly NamedReason[]) =>
    toCsv(
      [t('source'), t('code'), t('reason')],
      all.map(({ source, reason }) => [source, reason.code, reasonText(reason)]),
    );
  const withAll = (use: (all: readonly NamedReason[]) => void) => {
    if (isWhole) use(shown);
    else loading.mutate(undefined, { onSuccess: use });
  };
  return (
    <div>
      <Group justify="space-between" mb="xs" wrap="nowrap">
        <Text size="sm" c="dimmed">
          {hint}
        </Text>
        <Group gap={6} wrap="nowrap">
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconCopy size={13} />}
            onClick={() => withAll((all) => clipboard.copy(csv(all)))}
          >
            {clipboard.copied ? common('copied') : common('copyAsCsv')}
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconDownload size={13} />}
            onClick={() => withAll((all) => saveFile(`${fileName}.csv`, 'text/csv', csv(all)))}
          >
            CSV
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconDownload size={13} />}
            onClick={() =>
              withAll((all) => saveFile(`${fileName}.json`, 'application/json', `${JSON.stringify(all, null, 2)}\n`))
            }
          >
            JSON
          </Button>
        </Group>
      </Group>
      <VirtualReasons lines={isWhole ? shown : linesOf(shown, whole.counts)} />
      {!isWhole && (
        <Button
          mt="xs"
          size="compact-sm"
          variant="default"
          loading={loading.isPending}
          onClick={() => loading.mutate()}
        >
          {t('showAllReasons', { count: [...whole.counts.values()].reduce((sum, count) => sum + count, 0) })}
        </Button>
      )}
      {loading.error !== null && <ErrorNotice error={loading.error} />}
    </div>
  );
}

type Line = NamedReason | { readonly more: number };

/** The first of each reason together, and after them how many more there are. */
function linesOf(reasons: readonly NamedReason[], counts: ReadonlyMap<string, number>): readonly Line[] {
  return [...Map.groupBy(reasons, ({ reason }) => reason.code)].flatMap(([code, named]): readonly Line[] => {
    const more = (counts.get(code) ?? named.length) - named.length;
    return more > 0 ? [...named, { more }] : named;
  });
}

/** Most sentences begin with the file that they speak of: it is named once. */
function ReasonLine({ named: { source, at }, text }: { readonly named: NamedReason; readonly text: string }) {
  const open = useOpenPage();
  const name =
    open === null || at === undefined ? (
      <span className={classes.source}>{source}</span>
    ) : (
      <Anchor component="button" type="button" inherit className={classes.source} onClick={() => open(at)}>
        {source}
      </Anchor>
    );
  if (source === '' || !text.startsWith(source)) {
    return (
      <>
        {source !== '' && <div>{name}</div>}
        <div className={classes.reason}>{text}</div>
      </>
    );
  }
  return (
    <div className={classes.reason}>
      {name}
      {text.slice(source.length)}
    </div>
  );
}

function VirtualReasons({ lines }: { readonly lines: readonly Line[] }) {
  const t = useText('imports');
  const reasonText = useReasonText();
  const { setScrollBox, virtualizer } = useVirtualRows({ count: lines.length, rowHeight: 52 });
  return (
    <div ref={setScrollBox} className={classes.scroll}>
      <ul className={classes.list} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((row) => {
          const item = lines[row.index];
          if (item === undefined) return null;
          return (
            <li
              key={row.key}
              ref={virtualizer.measureElement}
              data-index={row.index}
              className={classes.row}
              style={{ transform: `translateY(${row.start}px)` }}
            >
              {'more' in item ? (
                <div className={classes.reason}>{t('lookMore', { count: item.more })}</div>
              ) : (
                <ReasonLine named={item} text={reasonText(item.reason)} />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

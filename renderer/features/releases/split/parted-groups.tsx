import { Alert, ScrollArea, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useText } from '#renderer/i18n/use-text.ts';
import type { SplitView } from '#schemas/contract/release-reports.ts';

/** Warns of groups that stand on several sides, and names them by one page on each; nothing where there are none. */
export function PartedGroups({ view: { partedGroups } }: { readonly view: Pick<SplitView, 'partedGroups'> }) {
  const t = useText('releases');
  const common = useText('common');
  const words = useText('status');
  const { total, first } = partedGroups;
  if (total === 0) return null;
  return (
    <Alert variant="light" color="yellow" icon={<IconAlertTriangle size={17} />}>
      <Text size="sm">{t('partedGroups', { count: total })}</Text>
      <ScrollArea.Autosize mah={160} type="auto">
        {first.map((group) => (
          <Text
            key={group.map(({ side, page }) => `${side} ${page}`).join()}
            size="xs"
            style={{ overflowWrap: 'anywhere' }}
          >
            {group.map(({ side, sourceName }) => `${sourceName} (${words(side)})`).join(' · ')}
          </Text>
        ))}
        {total > first.length && (
          <Text size="xs" c="dimmed">
            {common('andMore', { count: total - first.length })}
          </Text>
        )}
      </ScrollArea.Autosize>
    </Alert>
  );
}

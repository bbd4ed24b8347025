import { Alert, ScrollArea, Text } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import { useText } from '#renderer/i18n/use-text.ts';
import type { SplitView } from '#schemas/contract/release-reports.ts';

/** Names the pages of a named test set that nobody named; nothing where there are none. */
export function BroughtPages({ view: { brought } }: { readonly view: Pick<SplitView, 'brought'> }) {
  const t = useText('releases');
  const common = useText('common');
  const { total, first } = brought;
  if (total === 0) return null;
  return (
    <Alert variant="light" icon={<IconLink size={17} />}>
      <Text size="sm">{t('broughtPages', { count: total })}</Text>
      <ScrollArea.Autosize mah={160} type="auto">
        {first.map(({ page, sourceName, writer }) => (
          <Text key={page} size="xs" style={{ overflowWrap: 'anywhere' }}>
            {writer === null ? sourceName : `${sourceName} (${writer})`}
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

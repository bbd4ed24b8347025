import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useText } from '#renderer/i18n/use-text.ts';
import type { SplitView } from '#schemas/contract/release-reports.ts';
import { FirstOfMany } from './first-of-many.tsx';

/** Warns of groups that stand on several sides, and names them by one page on each; nothing where there are none. */
export function PartedGroups({ view: { partedGroups } }: { readonly view: Pick<SplitView, 'partedGroups'> }) {
  const t = useText('releases');
  const words = useText('status');
  const { total, first } = partedGroups;
  if (total === 0) return null;
  return (
    <Alert variant="light" color="yellow" icon={<IconAlertTriangle size={17} />}>
      <Text size="sm">{t('partedGroups', { count: total })}</Text>
      <FirstOfMany
        total={total}
        lines={first.map((group) => ({
          key: group.map(({ side, page }) => `${side} ${page}`).join(),
          text: group.map(({ side, sourceName }) => `${sourceName} (${words(side)})`).join(' · '),
        }))}
      />
    </Alert>
  );
}

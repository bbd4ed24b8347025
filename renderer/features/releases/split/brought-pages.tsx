import { Alert, Text } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import { useText } from '#renderer/i18n/use-text.ts';
import type { SplitView } from '#schemas/contract/release-reports.ts';
import { FirstOfMany } from './first-of-many.tsx';

/** Names the pages of a named test set that nobody named; nothing where there are none. */
export function BroughtPages({ view: { brought } }: { readonly view: Pick<SplitView, 'brought'> }) {
  const t = useText('releases');
  const { total, first } = brought;
  if (total === 0) return null;
  return (
    <Alert variant="light" icon={<IconLink size={17} />}>
      <Text size="sm">{t('broughtPages', { count: total })}</Text>
      <FirstOfMany
        total={total}
        lines={first.map(({ page, sourceName, writer }) => ({
          key: page,
          text: writer === null ? sourceName : `${sourceName} (${writer})`,
        }))}
      />
    </Alert>
  );
}

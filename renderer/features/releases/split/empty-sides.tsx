import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useText } from '#renderer/i18n/use-text.ts';
import type { SplitView } from '#schemas/contract/release-reports.ts';

/** Warns of sides that were asked for and have nothing; nothing where there are none. */
export function EmptySides({ view }: { readonly view: Pick<SplitView, 'emptySides' | 'groups'> }) {
  const t = useText('releases');
  const words = useText('status');
  if (view.emptySides.length === 0) return null;
  return (
    <Alert variant="light" color="yellow" icon={<IconAlertTriangle size={17} />}>
      {t('emptySides', {
        sides: view.emptySides.map((side) => words(side)).join(', '),
        count: view.groups.total,
      })}
    </Alert>
  );
}

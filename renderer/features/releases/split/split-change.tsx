import { Alert } from '@mantine/core';
import { IconArrowsShuffle } from '@tabler/icons-react';
import { useSplitName } from '#renderer/i18n/use-numbered-names.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import type { SplitChange as Change } from '#schemas/contract/release-reports.ts';

/** Says that a release does not go on with the split of the one before it; nothing where it does. */
export function SplitChange({ change }: { readonly change: Change | null }) {
  const t = useText('releases');
  const nameOf = useSplitName();
  if (change === null) return null;
  const { isNew, pages, moved, testToTrain } = change;
  return (
    <Alert variant="light" color="yellow" icon={<IconArrowsShuffle size={17} />}>
      {t(isNew ? 'splitIsNew' : 'splitIsOther', {
        name: nameOf(change.name),
        last: nameOf(change.last),
        pages,
        moved,
        testToTrain,
      })}
    </Alert>
  );
}

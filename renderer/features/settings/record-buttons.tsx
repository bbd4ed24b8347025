import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArchive, IconArchiveOff, IconArrowDown, IconArrowUp, IconPencil } from '@tabler/icons-react';
import { useLocalisedName } from '#renderer/i18n/use-language.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { type Revised, updateRecord } from '#renderer/transport/schema-patch.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { useCommitSchema } from '#renderer/transport/use-commit-schema.ts';
import { useFailureNotice } from '#renderer/ui/use-failure-notice.tsx';
import type { Category, Facet } from '#schemas/domain/facet.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { moveRecord } from './order-records.ts';

export interface RecordButtonsProps {
  /** The neighbours in order, and which of them the buttons are for. */
  readonly ordered: readonly Revised<Facet | Category>[];
  readonly index: number;
  readonly onEdit: () => void;
}

/** Up, down, edit, retire of a facet or category. */
export function RecordButtons({ ordered, index, onEdit }: RecordButtonsProps) {
  const t = useText('settings');
  const nameOf = useLocalisedName();
  const showFailure = useFailureNotice();
  const commit = useCommitSchema();
  const revised = ordered[index];
  if (revised === undefined) return null;
  const { retired } = revised.record;
  const name = nameOf(revised.record.name);
  const send = (patches: readonly (AnnotationPatch | null)[]) =>
    commit.mutate(patches, { onError: (error) => showFailure(shownErrorOf(error)) });
  const buttons = [
    {
      label: t('moveUp', { name }),
      icon: IconArrowUp,
      isOff: index === 0,
      onClick: () => send(moveRecord(ordered, index, -1)),
    },
    {
      label: t('moveDown', { name }),
      icon: IconArrowDown,
      isOff: index === ordered.length - 1,
      onClick: () => send(moveRecord(ordered, index, 1)),
    },
    { label: t('editNamed', { name }), icon: IconPencil, isOff: false, onClick: onEdit },
    {
      label: retired ? t('restoreNamed', { name }) : t('retireNamed', { name }),
      icon: retired ? IconArchiveOff : IconArchive,
      isOff: false,
      onClick: () => send([updateRecord(revised, { retired: !retired })]),
    },
  ];
  return (
    <span style={{ display: 'flex' }}>
      {buttons.map(({ label, icon: ButtonIcon, isOff, onClick }) => (
        <Tooltip key={label} label={label}>
          <ActionIcon size={26} aria-label={label} disabled={isOff || commit.isPending} onClick={onClick}>
            <ButtonIcon size={15} />
          </ActionIcon>
        </Tooltip>
      ))}
    </span>
  );
}

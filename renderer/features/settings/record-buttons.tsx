import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPencil } from '@tabler/icons-react';
import { useLocalisedName } from '#renderer/i18n/use-language.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import type { Revised } from '#renderer/transport/schema-patch.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { useCommitSchema } from '#renderer/transport/use-commit-schema.ts';
import { useFailureNotice } from '#renderer/ui/notices/use-failure-notice.tsx';
import type { Category, Facet } from '#schemas/domain/facet.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { KindMenu } from './kinds/kind-menu.tsx';
import type { OpenChange } from './kinds/kind-target.ts';
import { moveRecord } from './order-records.ts';

export interface RecordButtonsProps {
  /** The neighbours in order, and which of them the buttons are for. */
  readonly ordered: readonly Revised<Facet | Category>[];
  readonly index: number;
  readonly onEdit: () => void;
  readonly onChange: (change: OpenChange) => void;
}

/** Up, down, edit of a facet or category, and what can be done to it while people work under it. */
export function RecordButtons({ ordered, index, onEdit, onChange }: RecordButtonsProps) {
  const t = useText('settings');
  const nameOf = useLocalisedName();
  const showFailure = useFailureNotice();
  const commit = useCommitSchema();
  const revised = ordered[index];
  if (revised === undefined) return null;
  const { record } = revised;
  const name = nameOf(record.name);
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
      <KindMenu
        name={name}
        target={
          record.kind === 'facet'
            ? { type: 'facet', id: record.id }
            : { type: 'category', id: record.id, facet: record.facet }
        }
        retired={record.retired}
        isAlias={record.kind === 'category' && record.aliasOf !== null}
        onOpen={onChange}
      />
    </span>
  );
}

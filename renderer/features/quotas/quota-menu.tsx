import { ActionIcon, Menu, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconDots, IconLayoutGrid, IconPencil, IconTrash } from '@tabler/icons-react';
import { useText } from '#renderer/i18n/use-text.ts';
import type { QuotaLineActions } from './quota-line.tsx';
import type { QuotaRow } from './quota-rows.ts';

export interface QuotaMenuProps {
  readonly row: QuotaRow;
  readonly name: string;
  readonly actions: QuotaLineActions;
}

/** What can be done with a line of the quota page. */
export function QuotaMenu({ row, name, actions }: QuotaMenuProps) {
  const t = useText('quotas');
  const common = useText('common');
  const { quota } = row;
  const askToRemove = () => {
    if (quota === null) return;
    modals.openConfirmModal({
      title: t('removeAsk'),
      children: <Text size="sm">{t('removeSentence', { name })}</Text>,
      labels: { confirm: t('remove'), cancel: common('cancel') },
      confirmProps: { color: 'red' },
      onConfirm: () => actions.edits.remove(quota),
    });
  };
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <ActionIcon size={24} aria-label={`${common('moreActions')}: ${name}`}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconLayoutGrid size={15} />} onClick={() => actions.onShow(row, null)}>
          {t('showFormulas')}
        </Menu.Item>
        {actions.canEdit && (
          <Menu.Item leftSection={<IconPencil size={15} />} onClick={() => actions.onEdit(row)}>
            {t('editDetails')}
          </Menu.Item>
        )}
        {actions.canEdit && quota !== null && (
          <Menu.Item color="red" leftSection={<IconTrash size={15} />} onClick={askToRemove}>
            {t('remove')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

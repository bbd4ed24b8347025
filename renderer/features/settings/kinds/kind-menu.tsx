import { ActionIcon, Menu } from '@mantine/core';
import {
  IconArchive,
  IconArchiveOff,
  IconArrowMerge,
  IconArrowsSplit2,
  IconDots,
  IconUnlink,
} from '@tabler/icons-react';
import { useText } from '#renderer/i18n/use-text.ts';
import type { KindAct, KindTarget, OpenChange } from './kind-target.ts';

export interface KindMenuProps {
  readonly name: string;
  readonly target: KindTarget;
  readonly retired: boolean;
  readonly isAlias: boolean;
  readonly onOpen: (change: OpenChange) => void;
}

const icons = {
  merge: IconArrowMerge,
  split: IconArrowsSplit2,
  retire: IconArchive,
  restore: IconArchiveOff,
  separate: IconUnlink,
} as const;
const labels = {
  merge: 'mergeItem',
  split: 'splitItem',
  retire: 'retireItem',
  restore: 'restoreItem',
  separate: 'separateItem',
} as const;

/** What can be done to a kind while people work under it. */
export function KindMenu({ name, target, retired, isAlias, onOpen }: KindMenuProps) {
  const t = useText('settings');
  const acts = actsOf(target, retired, isAlias);
  return (
    <Menu position="bottom-end" width={210}>
      <Menu.Target>
        <ActionIcon size={26} aria-label={t('changeKind', { name })}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {acts.map((act) => {
          const ActIcon = icons[act];
          return (
            <Menu.Item key={act} leftSection={<ActIcon size={15} />} onClick={() => onOpen({ act, target })}>
              {t(labels[act])}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}

function actsOf(target: KindTarget, retired: boolean, isAlias: boolean): readonly KindAct[] {
  if (isAlias) return ['separate'];
  const use = retired ? 'restore' : 'retire';
  return target.type === 'facet' ? [use] : ['merge', 'split', use];
}

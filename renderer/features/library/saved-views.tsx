import { ActionIcon, Button, Group, Menu, Modal, TextInput, Tooltip } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconBookmark, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { useSession } from '#renderer/transport/session.tsx';
import { type AddressParameters, type LibrarySearch, readLibrarySearch, writeLibrarySearch } from './library-search.ts';

interface SavedView {
  readonly name: string;
  readonly address: AddressParameters;
}

export interface SavedViewsProps {
  readonly search: LibrarySearch;
  readonly onSearch: (search: LibrarySearch) => void;
}

/** Views of this project that somebody named: filters, order, tab and all. They are kept on this device. */
export function SavedViews({ search, onSearch }: SavedViewsProps) {
  const t = useText('library');
  const common = useText('common');
  const { project } = useSession();
  const [views, setViews] = useLocalStorage<readonly SavedView[]>({
    key: `quotient-views-${project.id}`,
    defaultValue: [],
  });
  const [name, setName] = useState<string | null>(null);
  const save = () => {
    const address = writeLibrarySearch({ ...search, isImporting: false });
    const view = { name: (name ?? '').trim(), address };
    setViews([...views.filter((other) => other.name !== view.name), view]);
    setName(null);
  };
  return (
    <>
      <Menu position="bottom-end" shadow="md" width={260}>
        <Menu.Target>
          <Tooltip label={t('savedViews')}>
            <ActionIcon ml="auto" size={30} variant="subtle" color="gray" aria-label={t('savedViews')}>
              <IconBookmark size={17} />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          {views.map((view) => (
            <Group key={view.name} gap={0} wrap="nowrap">
              <Menu.Item style={{ flex: 1, minWidth: 0 }} onClick={() => onSearch(readLibrarySearch(view.address))}>
                {view.name}
              </Menu.Item>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('removeView', { name: view.name })}
                onClick={() => setViews(views.filter((other) => other.name !== view.name))}
              >
                <IconTrash size={15} />
              </ActionIcon>
            </Group>
          ))}
          {views.length > 0 && <Menu.Divider />}
          <Menu.Item onClick={() => setName('')}>{t('saveView')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={name !== null} onClose={() => setName(null)} title={t('saveView')} size={400}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if ((name ?? '').trim() !== '') save();
          }}
        >
          <TextInput
            data-autofocus
            label={t('viewName')}
            description={t('viewHint')}
            maxLength={80}
            value={name ?? ''}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Group justify="flex-end" mt="md" gap="xs">
            <Button variant="default" onClick={() => setName(null)}>
              {common('cancel')}
            </Button>
            <Button type="submit" disabled={(name ?? '').trim() === ''}>
              {t('saveView')}
            </Button>
          </Group>
        </form>
      </Modal>
    </>
  );
}

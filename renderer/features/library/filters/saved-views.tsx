import { ActionIcon, Button, Checkbox, Group, Menu, Modal, Stack, TextInput, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconBookmark, IconTrash, IconUsers } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { useSession } from '#renderer/transport/session.tsx';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { DialogActs } from '#renderer/ui/dialog/dialog-acts.tsx';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import { useFailureNotice } from '#renderer/ui/notices/use-failure-notice.tsx';
import type { ListedView } from '#schemas/contract/library.ts';
import { type LibrarySearch, readLibrarySearch, writeLibrarySearch } from './library-search.ts';

export interface SavedViewsProps {
  readonly search: LibrarySearch;
  readonly onSearch: (search: LibrarySearch) => void;
}

/** Views under a name: filters, order, tab and all. They are kept in the project, for oneself or for everybody. */
export function SavedViews({ search, onSearch }: SavedViewsProps) {
  const t = useText('library');
  const showFailure = useFailureNotice();
  const queryClient = useQueryClient();
  const [isSaving, setSaving] = useState(false);
  const listed = useQuery(api.library.views.queryOptions());
  const views = listed.data?.views ?? [];
  const removing = useMutation(
    api.library.removeView.mutationOptions({
      onError: (error) => showFailure(shownErrorOf(error)),
      onSettled: () => void queryClient.invalidateQueries({ queryKey: api.library.views.key() }),
    }),
  );
  return (
    <>
      <Menu position="bottom-end" shadow="md" width={300}>
        <Menu.Target>
          <Tooltip label={t('savedViews')}>
            <ActionIcon ml="auto" size={30} variant="subtle" color="gray" aria-label={t('savedViews')}>
              <IconBookmark size={17} />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown mah={420} style={{ overflow: 'auto' }}>
          {views.map((view) => (
            <ViewEntry
              key={view.id}
              view={view}
              onShow={() => onSearch(readLibrarySearch(view.address))}
              onRemove={() => removing.mutate({ view: view.id })}
            />
          ))}
          {views.length > 0 && <Menu.Divider />}
          <Menu.Item onClick={() => setSaving(true)}>{t('saveView')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={isSaving} onClose={() => setSaving(false)} title={t('saveView')} size={420}>
        <SaveForm search={search} onDone={() => setSaving(false)} />
      </Modal>
    </>
  );
}

interface ViewEntryProps {
  readonly view: ListedView;
  readonly onShow: () => void;
  readonly onRemove: () => void;
}

function ViewEntry({ view, onShow, onRemove }: ViewEntryProps) {
  const t = useText('library');
  const { person } = useSession();
  return (
    <Group gap={0} wrap="nowrap">
      <Menu.Item
        style={{ flex: 1, minWidth: 0 }}
        rightSection={
          view.shared ? (
            <Tooltip label={t(view.owner === person.id ? 'sharedView' : 'sharedByOther')}>
              <IconUsers size={14} aria-label={t('sharedView')} />
            </Tooltip>
          ) : null
        }
        onClick={onShow}
      >
        {view.name}
      </Menu.Item>
      {view.canRemove && (
        <ActionIcon variant="subtle" color="gray" aria-label={t('removeView', { name: view.name })} onClick={onRemove}>
          <IconTrash size={15} />
        </ActionIcon>
      )}
    </Group>
  );
}

function SaveForm({ search, onDone }: { readonly search: LibrarySearch; readonly onDone: () => void }) {
  const t = useText('library');
  const queryClient = useQueryClient();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const saving = useMutation(
    api.library.saveView.mutationOptions({
      onSuccess: () => {
        notifications.show({ message: t('viewSaved', { name: name.trim() }) });
        void queryClient.invalidateQueries({ queryKey: api.library.views.key() });
        onDone();
      },
    }),
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const address = { ...writeLibrarySearch({ ...search, isImporting: false }) };
        if (name.trim() !== '') saving.mutate({ name: name.trim(), address, shared });
      }}
    >
      <Stack>
        <TextInput
          data-autofocus
          label={t('viewName')}
          description={t('viewHint')}
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Checkbox
          label={t('shareView')}
          checked={shared}
          onChange={(event) => setShared(event.currentTarget.checked)}
        />
        {saving.error !== null && <ErrorNotice error={shownErrorOf(saving.error)} />}
        <DialogActs onCancel={onDone}>
          <Button type="submit" loading={saving.isPending} disabled={name.trim() === ''}>
            {t('saveView')}
          </Button>
        </DialogActs>
      </Stack>
    </form>
  );
}

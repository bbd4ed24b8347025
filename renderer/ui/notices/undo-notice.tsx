import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';

/** Says that something was done, and offers to take it back. */
export function showUndoNotice(notice: {
  readonly id: string;
  readonly title: string;
  readonly message: string;
  /** Word of the button. */
  readonly undo: string;
  readonly onUndo: () => void;
}): void {
  notifications.show({
    id: notice.id,
    title: notice.title,
    autoClose: 10_000,
    message: (
      <Group justify="space-between" wrap="nowrap" gap={10}>
        {notice.message}
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => {
            notifications.hide(notice.id);
            notice.onUndo();
          }}
        >
          {notice.undo}
        </Button>
      </Group>
    ),
  });
}

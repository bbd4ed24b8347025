import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { moveLayers } from '#renderer/editor/edits/move-layers.ts';
import type { LayerMove } from '#renderer/editor/saving/annotation-port.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import type { DocumentRef } from '#schemas/domain/document.ts';
import type { Layer, LayerName } from '#schemas/domain/layer.ts';
import { useDialogs } from '../dialogs/dialogs.tsx';
import { useWorkbench } from '../editor-context.tsx';
import { historyLabelOf } from '../workflow/history-label-of.ts';

export interface LayerMenuProps {
  readonly name: LayerName;
  readonly layer: Layer;
  readonly document: DocumentRef;
  readonly isFilled: boolean;
}

/** What can be done about the state of one layer. */
export function LayerMenu({ name, layer, document, isFilled }: LayerMenuProps) {
  const t = useText('annotate');
  const status = useText('status');
  const { editor, screen } = useWorkbench();
  const { askReturn } = useDialogs();
  const move = (to: LayerMove['to'], emptyOnPurpose = false) =>
    editor.moveLayers(
      moveLayers(editor.getState().work, [{ document, layers: [name] }], to, { emptyOnPurpose }),
      historyLabelOf(to),
    );
  const { state } = layer;
  const canSubmit = isFilled && state !== 'submitted' && state !== 'accepted';
  const canAccept = screen.isReviewer && isFilled && state !== 'accepted';
  const canReturn = screen.isReviewer && state !== 'absent' && state !== 'returned';
  const canWithdraw = state === 'submitted' || state === 'returned' || (screen.isReviewer && state === 'accepted');
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon size={24} aria-label={t('layerActions', { layer: status(name) })}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item disabled={!canSubmit} onClick={() => move('submitted')}>
          {t('submit')}
        </Menu.Item>
        {screen.isReviewer && (
          <>
            <Menu.Item disabled={!canAccept} onClick={() => move('accepted')}>
              {t('accept')}
            </Menu.Item>
            <Menu.Item disabled={!canReturn} onClick={() => askReturn([{ document, layers: [name] }])}>
              {t('returnWithReason')}
            </Menu.Item>
          </>
        )}
        <Menu.Item disabled={!canWithdraw} onClick={() => move('drafted')}>
          {t('takeBack')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item disabled={isFilled} onClick={() => move(screen.isReviewer ? 'accepted' : 'submitted', true)}>
          {t('emptyOnPurpose')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

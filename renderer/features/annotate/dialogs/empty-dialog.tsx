import { Button, Checkbox, Group, Modal, Stack } from '@mantine/core';
import { useState } from 'react';
import type { LayersOfDocument } from '#renderer/editor/edits/move-layers.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import type { LayerName } from '#schemas/domain/layer.ts';

export interface EmptyDialogProps {
  /** Layers without content. */
  readonly layers: LayersOfDocument;
  readonly onConfirm: (layers: LayersOfDocument) => void;
  readonly onClose: () => void;
}

/** Asks which layers really hold nothing: that is content too, and submitted like any other. */
export function EmptyDialog({ layers, onConfirm, onClose }: EmptyDialogProps) {
  const t = useText('annotate');
  const common = useText('common');
  const status = useText('status');
  const [chosen, setChosen] = useState<readonly LayerName[]>(layers.layers);
  const toggle = (layer: LayerName) =>
    setChosen((before) => (before.includes(layer) ? before.filter((each) => each !== layer) : [...before, layer]));
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('emptyTitle')}
      size={420}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (chosen.length > 0) onConfirm({ ...layers, layers: chosen });
        }}
      >
        <p style={{ margin: '0 0 12px', fontSize: 13 }}>{t('emptySentence')}</p>
        <Stack gap="xs">
          {layers.layers.map((layer, place) => (
            <Checkbox
              key={layer}
              data-autofocus={place === 0 || undefined}
              label={status(layer)}
              checked={chosen.includes(layer)}
              onChange={() => toggle(layer)}
            />
          ))}
        </Stack>
        <Group justify="flex-end" gap="xs" mt="md">
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button type="submit" disabled={chosen.length === 0}>
            {t('emptyOnPurpose')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

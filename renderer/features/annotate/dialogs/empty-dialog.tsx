import { Button, Checkbox, Modal, Stack } from '@mantine/core';
import { useState } from 'react';
import type { LayersOfDocument } from '#renderer/editor/edits/move-layers.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { DialogActs } from '#renderer/ui/dialog/dialog-acts.tsx';
import type { LayerName } from '#schemas/domain/layer.ts';
import { ReasonField } from './reason-field.tsx';

export interface EmptyDialogProps {
  /** Layers without content. */
  readonly layers: LayersOfDocument;
  readonly onConfirm: (layers: LayersOfDocument, reason: string) => void;
  readonly onClose: () => void;
}

/** Asks which layers really hold nothing, and why: that is content too, and submitted like any other. */
export function EmptyDialog({ layers, onConfirm, onClose }: EmptyDialogProps) {
  const t = useText('annotate');
  const common = useText('common');
  const status = useText('status');
  const [reason, setReason] = useState('');
  const [chosen, setChosen] = useState<readonly LayerName[]>(layers.layers);
  const toggle = (layer: LayerName) =>
    setChosen((before) => (before.includes(layer) ? before.filter((each) => each !== layer) : [...before, layer]));
  const canConfirm = chosen.length > 0 && reason.trim() !== '';
  const confirm = () => {
    if (canConfirm) onConfirm({ ...layers, layers: chosen }, reason.trim());
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('emptyTitle')}
      size={460}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          confirm();
        }}
      >
        <p style={{ margin: '0 0 12px', fontSize: 13 }}>{t('emptySentence')}</p>
        <Stack gap="xs" mb="md">
          {layers.layers.map((layer) => (
            <Checkbox
              key={layer}
              label={status(layer)}
              checked={chosen.includes(layer)}
              onChange={() => toggle(layer)}
            />
          ))}
        </Stack>
        <ReasonField
          isFocused
          suggestions={[t('empty-blank'), t('empty-unclear'), t('empty-elsewhere')]}
          value={reason}
          onChange={setReason}
          onConfirm={confirm}
        />
        <DialogActs onCancel={onClose} mt="md">
          <Button type="submit" disabled={!canConfirm}>
            {t('emptyOnPurpose')}
          </Button>
        </DialogActs>
      </form>
    </Modal>
  );
}

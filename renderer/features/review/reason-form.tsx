import { Button, Group, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import type { ReviewItem } from '#schemas/contract/review.ts';
import { LayerName, layerNames } from '#schemas/domain/layer.ts';
import classes from './item-view.module.css';

export interface ReasonFormProps {
  /** What it is pinned to, in words. */
  readonly place: string;
  readonly layers: ReviewItem['layers'];
  /** The layer that it is most likely about. */
  readonly preferred: LayerName | null;
  readonly onAdd: (layer: LayerName | null, text: string) => void;
  readonly onCancel: () => void;
}

const remark = 'remark';

/** A reason for one place: which layer it returns, and what is to be done. */
export function ReasonForm({ place, layers, preferred, onAdd, onCancel }: ReasonFormProps) {
  const t = useText('review');
  const status = useText('status');
  const waiting = layerNames.filter((name) => layers[name]?.state === 'submitted');
  const [layer, setLayer] = useState<LayerName | null>(
    preferred !== null && waiting.includes(preferred) ? preferred : (waiting[0] ?? null),
  );
  const [text, setText] = useState('');
  const add = () => {
    if (text.trim() !== '') onAdd(layer, text.trim());
  };
  return (
    <div className={classes.composer}>
      <Textarea
        label={t('reasonFor')}
        description={place}
        size="xs"
        autosize
        minRows={2}
        maxRows={8}
        maxLength={2000}
        data-autofocus
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) add();
          if (event.key === 'Escape') onCancel();
          event.stopPropagation();
        }}
      />
      <Select
        mt={8}
        size="xs"
        label={t('reasonLayer')}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
        data={[
          ...waiting.map((name) => ({ value: name as string, label: status(name) })),
          { value: remark, label: t('remarkOnly') },
        ]}
        value={layer ?? remark}
        onChange={(value) => setLayer(value === null || value === remark ? null : LayerName.parse(value))}
      />
      <Group gap={6} mt={10}>
        <Button size="compact-sm" disabled={text.trim() === ''} onClick={add}>
          {t('addReason')}
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </Group>
    </div>
  );
}

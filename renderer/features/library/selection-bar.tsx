import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import type { FormulaSummary } from '#schemas/contract/library.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import { AssignForm } from './assign-form.tsx';
import classes from './selection-bar.module.css';
import type { SelectionOf } from './use-selection.ts';

export interface SelectionBarProps {
  readonly schema: ProjectSchema;
  readonly selection: SelectionOf<FormulaSummary>;
}

/** What can be done with the selected formulas; above the grid while there are any. */
export function SelectionBar({ schema, selection }: SelectionBarProps) {
  const t = useText('library');
  const [isAssigning, setAssigning] = useState(false);
  const count = selection.items.size;
  if (count === 0) return null;
  return (
    <div className={classes.bar}>
      <output className={classes.count}>{t('selected', { count })}</output>
      <Button size="xs" onClick={() => setAssigning(true)}>
        {t('assign')}
      </Button>
      <Button size="xs" variant="subtle" onClick={selection.selectAll}>
        {t('selectLoaded')}
      </Button>
      <Button size="xs" variant="subtle" color="gray" onClick={selection.clear}>
        {t('clearSelection')}
      </Button>
      <Modal opened={isAssigning} onClose={() => setAssigning(false)} title={t('assignTitle')} size={480}>
        <AssignForm
          schema={schema}
          formulas={[...selection.items.values()]}
          onDone={() => {
            setAssigning(false);
            selection.clear();
          }}
          onCancel={() => setAssigning(false)}
        />
      </Modal>
    </div>
  );
}

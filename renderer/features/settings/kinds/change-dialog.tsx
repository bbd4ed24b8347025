import { Button, Modal, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useLocalisedName } from '#renderer/i18n/use-language.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { DialogActs } from '#renderer/ui/dialog/dialog-acts.tsx';
import { StoppableJob } from '#renderer/ui/jobs/stoppable-job.tsx';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { SchemaChange } from '#schemas/contract/schema-change.ts';
import { ChangePreview } from './change-preview.tsx';
import { type KindTarget, nameOfKind, type OpenChange } from './kind-target.ts';
import { MergeField } from './merge-field.tsx';
import { splitChange } from './split-change.ts';
import { newPart, type SplitChoice, SplitFields } from './split-fields.tsx';
import { useSchemaChange } from './use-schema-change.tsx';

export interface ChangeDialogProps {
  readonly schema: ProjectSchema;
  readonly open: OpenChange | null;
  readonly onClose: () => void;
}

const titles = {
  merge: 'mergeTitle',
  split: 'splitTitle',
  retire: 'retireTitle',
  restore: 'restoreTitle',
  separate: 'separateTitle',
} as const;
const hints = {
  merge: 'mergeHint',
  split: 'splitHint',
  retire: 'retireKindHint',
  restore: 'restoreHint',
  separate: 'separateHint',
} as const;
const did = {
  merge: 'didMerge',
  split: 'didSplit',
  retire: 'didRetire',
  restore: 'didRestore',
  separate: 'didSeparate',
} as const;
const verbs = {
  merge: 'mergeNow',
  split: 'splitNow',
  retire: 'retireNow',
  restore: 'restoreNow',
  separate: 'separateNow',
} as const;

/** Merges, splits or retires a kind: what is to be done, what that touches, and then one operation. */
export function ChangeDialog({ schema, open, onClose }: ChangeDialogProps) {
  const t = useText('settings');
  const nameOf = useLocalisedName();
  return (
    <Modal
      opened={open !== null}
      onClose={onClose}
      size={620}
      title={open === null ? '' : t(titles[open.act], { name: nameOfKind(schema, open.target, nameOf) })}
    >
      {open !== null && <ChangeForm schema={schema} open={open} onClose={onClose} />}
    </Modal>
  );
}

function ChangeForm({ schema, open, onClose }: ChangeDialogProps & { readonly open: OpenChange }) {
  const t = useText('settings');
  const nameOf = useLocalisedName();
  const ownName = nameOfKind(schema, open.target, nameOf);
  const saidOf = (done: SchemaChange) =>
    t(did[open.act], {
      name: ownName,
      into:
        'into' in done && open.target.type !== 'facet'
          ? nameOfKind(schema, { ...open.target, id: done.into } as KindTarget, nameOf)
          : '',
    });
  const change = useSchemaChange(saidOf, onClose);
  const [into, setInto] = useState<string | null>(null);
  const [split, setSplit] = useState<SplitChoice>({ parts: [newPart], retiresSource: false });
  const made = makeChange(open, into, split);
  let fields: ReactNode = null;
  if (open.act === 'merge')
    fields = <MergeField schema={schema} target={open.target} value={into} onChange={setInto} />;
  else if (open.act === 'split')
    fields = <SplitFields schema={schema} target={open.target} choice={split} onChange={setSplit} />;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (made !== null) change.start(made);
      }}
    >
      <Stack>
        <Text size="sm" c="dimmed">
          {t(hints[open.act])}
        </Text>
        {fields}
        <ChangePreview change={made} partNames={split.parts.map(({ name }) => name)} />
        <StoppableJob job={change.job} onCancel={change.cancel} />
        {change.error !== null && <ErrorNotice error={shownErrorOf(change.error)} />}
        <DialogActs onCancel={onClose}>
          <Button type="submit" disabled={made === null} loading={change.isRunning}>
            {t(verbs[open.act])}
          </Button>
        </DialogActs>
      </Stack>
    </form>
  );
}

/** The change as the core takes it; null while something is missing. */
function makeChange({ act, target }: OpenChange, into: string | null, split: SplitChoice): SchemaChange | null {
  switch (act) {
    case 'merge':
      if (into === null || target.type === 'facet') return null;
      return target.type === 'category'
        ? { kind: 'merge-categories', from: [target.id], into: into as typeof target.id }
        : { kind: 'merge-classes', from: [target.id], into: into as typeof target.id };
    case 'split':
      return splitChange(target, split);
    case 'retire':
    case 'restore': {
      const retired = act === 'retire';
      if (target.type === 'facet') return { kind: 'retire-facet', id: target.id, retired };
      if (target.type === 'category') return { kind: 'retire-category', id: target.id, retired };
      return { kind: 'retire-class', id: target.id, retired };
    }
    case 'separate':
      if (target.type === 'facet') return null;
      return target.type === 'category'
        ? { kind: 'separate-category', id: target.id }
        : { kind: 'separate-class', id: target.id };
  }
}

import { Button, Input, Modal, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import type { Revised } from '#renderer/transport/schema-patch.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { useCommitSchema } from '#renderer/transport/use-commit-schema.ts';
import { DialogActs } from '#renderer/ui/dialog/dialog-acts.tsx';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { Category, Facet } from '#schemas/domain/facet.ts';
import { Slug } from '#schemas/domain/name.ts';
import { keyOfName } from './key-of-name.ts';
import { type Named, namePatch, takenKeys } from './name-patch.ts';

/** What is named: something new, or something that is there. */
export type NameTarget =
  | { readonly kind: 'new-facet' }
  | { readonly kind: 'facet'; readonly facet: Revised<Facet> }
  | { readonly kind: 'new-category'; readonly facet: Facet }
  | { readonly kind: 'category'; readonly category: Revised<Category> };

export interface NameDialogProps {
  readonly schema: ProjectSchema;
  readonly target: NameTarget | null;
  readonly onClose: () => void;
}

const titles = {
  'new-facet': 'addFacet',
  facet: 'editFacet',
  'new-category': 'addCategory',
  category: 'editCategory',
} as const;

/** Names a facet or category in both languages. */
export function NameDialog({ schema, target, onClose }: NameDialogProps) {
  const t = useText('settings');
  return (
    <Modal opened={target !== null} onClose={onClose} title={target === null ? '' : t(titles[target.kind])}>
      {target !== null && <NameForm schema={schema} target={target} onClose={onClose} />}
    </Modal>
  );
}

function recordOf(target: NameTarget): Facet | Category | null {
  if (target.kind === 'facet') return target.facet.record;
  return target.kind === 'category' ? target.category.record : null;
}

function NameForm({ schema, target, onClose }: NameDialogProps & { readonly target: NameTarget }) {
  const t = useText('settings');
  const common = useText('common');
  const commit = useCommitSchema();
  const held = recordOf(target);
  const [en, setEn] = useState(held?.name.en ?? '');
  const [ko, setKo] = useState(held?.name.ko ?? '');
  const [ownKey, setOwnKey] = useState<string | null>(held?.key ?? null);
  const [selection, setSelection] = useState<Facet['selection']>(held?.kind === 'facet' ? held.selection : 'one');
  const isFacet = target.kind === 'facet' || target.kind === 'new-facet';
  const key = ownKey ?? keyOfName(en.trim() === '' ? ko : en);
  const isKeyTaken = held === null && takenKeys(schema, target).has(key);
  const isKeyBad = key !== '' && !Slug.safeParse(key).success;
  // A project's own names may be the same in both languages: one of the two is enough.
  const named: Named = {
    name: { en: en.trim() === '' ? ko.trim() : en.trim(), ko: ko.trim() === '' ? en.trim() : ko.trim() },
    key,
    selection,
  };
  const isComplete = named.name.en !== '' && key !== '' && !isKeyBad && !isKeyTaken;
  const keep = (event: FormEvent) => {
    event.preventDefault();
    if (isComplete) commit.mutate([namePatch(schema, target, named)], { onSuccess: onClose });
  };
  return (
    <form onSubmit={keep}>
      <Stack>
        <TextInput
          label={t('nameEn')}
          lang="en"
          value={en}
          maxLength={200}
          data-autofocus
          onChange={(event) => setEn(event.currentTarget.value)}
        />
        <TextInput
          label={t('nameKo')}
          lang="ko"
          value={ko}
          maxLength={200}
          onChange={(event) => setKo(event.currentTarget.value)}
        />
        <TextInput
          label={t('key')}
          description={t('keyHint')}
          value={key}
          maxLength={100}
          readOnly={held !== null}
          error={isKeyTaken ? t('keyTaken') : isKeyBad ? t('keyBad') : null}
          onChange={(event) => setOwnKey(event.currentTarget.value)}
        />
        {isFacet && (
          <Input.Wrapper label={t('selection')}>
            <SegmentedControl
              fullWidth
              mt={4}
              value={selection}
              onChange={(value) => setSelection(value === 'many' ? 'many' : 'one')}
              data={[
                { value: 'one', label: t('selectionOne') },
                { value: 'many', label: t('selectionMany') },
              ]}
            />
          </Input.Wrapper>
        )}
        {commit.error !== null && <ErrorNotice error={shownErrorOf(commit.error)} />}
        <DialogActs onCancel={onClose}>
          <Button type="submit" disabled={!isComplete} loading={commit.isPending}>
            {held === null ? common('add') : common('save')}
          </Button>
        </DialogActs>
      </Stack>
    </form>
  );
}

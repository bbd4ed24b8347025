import { Button, Group, Modal, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import type { PageId } from '#schemas/domain/id.ts';
import { findPageAt } from '../opening/find-page-at.ts';

export interface PageNumberDialogProps {
  readonly position: number;
  readonly pages: number;
  readonly onOpen: (page: PageId) => void;
  readonly onClose: () => void;
}

/** Goes to a page by its number. */
export function PageNumberDialog({ position, pages, onOpen, onClose }: PageNumberDialogProps) {
  const t = useText('annotate');
  const common = useText('common');
  const [number, setNumber] = useState<number | string>(position);
  const [isSearching, setSearching] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const go = async () => {
    setSearching(true);
    const page = await findPageAt(Number(number));
    setSearching(false);
    if (page === null) return setMissing(true);
    onOpen(page);
    return onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('action-page-number')}
      size={320}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void go();
        }}
      >
        <NumberInput
          data-autofocus
          label={t('pageNumber', { pages })}
          min={1}
          max={pages}
          allowDecimal={false}
          clampBehavior="blur"
          value={number}
          error={isMissing ? t('pageNumberMissing') : undefined}
          onChange={(value) => {
            setNumber(value);
            setMissing(false);
          }}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Group justify="flex-end" mt="md">
          <Button type="submit" loading={isSearching} disabled={number === ''}>
            {t('go')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

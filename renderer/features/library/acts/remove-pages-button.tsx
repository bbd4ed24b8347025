import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { useSession } from '#renderer/transport/session.tsx';
import type { ChosenPages } from '#schemas/contract/library.ts';
import { RemovePagesForm } from './remove-pages-form.tsx';

export interface RemovePagesButtonProps {
  readonly pages: ChosenPages;
  /** What it is called where pages are chosen, and in the report of an import. */
  readonly asks: 'removeMany' | 'takeBackImport';
  readonly onDone?: () => void;
}

/** Asks before pages go; for leads. */
export function RemovePagesButton({ pages, asks, onDone }: RemovePagesButtonProps) {
  const t = useText('library');
  const { can } = useSession();
  const [isAsking, setAsking] = useState(false);
  if (!can('lead')) return null;
  const done = () => {
    setAsking(false);
    onDone?.();
  };
  return (
    <>
      <Button size={asks === 'removeMany' ? 'xs' : 'sm'} variant="default" onClick={() => setAsking(true)}>
        {t(asks)}
      </Button>
      <Modal opened={isAsking} onClose={() => setAsking(false)} title={t(`${asks}Title`)} size={480}>
        <RemovePagesForm pages={pages} onDone={done} onCancel={() => setAsking(false)} />
      </Modal>
    </>
  );
}

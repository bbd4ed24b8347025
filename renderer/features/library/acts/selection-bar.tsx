import { Button, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { client } from '#renderer/transport/client.ts';
import { useSession } from '#renderer/transport/session.tsx';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import { type FormulaSummary, mostChosen } from '#schemas/contract/library.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import { formulaFilterOf, type LibrarySearch } from '../filters/library-search.ts';
import { AssignForm } from './assign-form.tsx';
import classes from './selection-bar.module.css';
import { SetAsideForm } from './set-aside-form.tsx';
import { useActOnMany } from './use-act-on-many.ts';
import type { SelectionOf } from './use-selection.ts';

export interface SelectionBarProps {
  readonly schema: ProjectSchema;
  readonly search: LibrarySearch;
  /** Formulas that the search finds. */
  readonly count: number;
  readonly selection: SelectionOf<FormulaSummary>;
}

/** What can be done with the selected formulas; above the grid while there are any. */
export function SelectionBar({ schema, search, count: found, selection }: SelectionBarProps) {
  const t = useText('library');
  const { can } = useSession();
  const [isAssigning, setAssigning] = useState(false);
  const [isSettingAside, setSettingAside] = useState(false);
  const selecting = useMutation({
    mutationFn: async () => await readAll(search),
    onSuccess: selection.add,
  });
  const acting = useActOnMany(() => {
    setSettingAside(false);
    selection.clear();
  });
  const count = selection.items.size;
  const chosen = [...selection.items.values()].map(({ id }) => id);
  if (count === 0) return null;
  return (
    <div className={classes.bar}>
      <output className={classes.count}>{t('selected', { count })}</output>
      <Button size="xs" onClick={() => setAssigning(true)}>
        {t('assign')}
      </Button>
      <Button
        size="xs"
        variant="default"
        disabled={acting.isPending}
        onClick={() => acting.mutate({ formulas: chosen, act: 'submit', reason: null })}
      >
        {t('submitMany')}
      </Button>
      {can('reviewer') && (
        <Button
          size="xs"
          variant="default"
          disabled={acting.isPending}
          onClick={() => acting.mutate({ formulas: chosen, act: 'accept', reason: null })}
        >
          {t('acceptMany')}
        </Button>
      )}
      <Button size="xs" variant="default" disabled={acting.isPending} onClick={() => setSettingAside(true)}>
        {t('setAside')}
      </Button>
      {[...selection.items.values()].some(({ unusable }) => unusable !== null) && (
        <Button
          size="xs"
          variant="default"
          disabled={acting.isPending}
          onClick={() => acting.mutate({ formulas: chosen, act: 'usable', reason: null })}
        >
          {t('takeUp')}
        </Button>
      )}
      {count < Math.min(found, mostChosen) && (
        <Button size="xs" variant="subtle" loading={selecting.isPending} onClick={() => selecting.mutate()}>
          {t('selectAll', { count: Math.min(found, mostChosen) })}
        </Button>
      )}
      {selecting.error !== null && <ErrorNotice error={shownErrorOf(selecting.error)} />}
      <Button size="xs" variant="subtle" color="gray" onClick={selection.clear}>
        {t('clearSelection')}
      </Button>
      <Modal opened={isSettingAside} onClose={() => setSettingAside(false)} title={t('setAsideTitle')} size={480}>
        <SetAsideForm
          count={count}
          isBusy={acting.isPending}
          onConfirm={(reason) => acting.mutate({ formulas: chosen, act: 'unusable', reason })}
          onCancel={() => setSettingAside(false)}
        />
      </Modal>
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

const partSize = 500;

async function readAll(search: LibrarySearch): Promise<readonly FormulaSummary[]> {
  const items: FormulaSummary[] = [];
  let after: string | null = null;
  do {
    const part: Awaited<ReturnType<typeof client.library.formulas>> = await client.library.formulas({
      filter: formulaFilterOf(search),
      sort: search.sort,
      after,
      limit: partSize,
    });
    items.push(...part.items);
    after = part.next;
  } while (after !== null && items.length < mostChosen);
  return items.slice(0, mostChosen);
}

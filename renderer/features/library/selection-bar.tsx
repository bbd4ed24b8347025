import { Button, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { client } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { ErrorNotice } from '#renderer/ui/error-notice.tsx';
import type { FormulaSummary } from '#schemas/contract/library.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import { AssignForm } from './assign-form.tsx';
import { formulaFilterOf, type LibrarySearch } from './library-search.ts';
import classes from './selection-bar.module.css';
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
  const [isAssigning, setAssigning] = useState(false);
  const selecting = useMutation({
    mutationFn: async () => await readAll(search),
    onSuccess: selection.add,
  });
  const count = selection.items.size;
  if (count === 0) return null;
  return (
    <div className={classes.bar}>
      <output className={classes.count}>{t('selected', { count })}</output>
      <Button size="xs" onClick={() => setAssigning(true)}>
        {t('assign')}
      </Button>
      {count < Math.min(found, mostSelected) && (
        <Button size="xs" variant="subtle" loading={selecting.isPending} onClick={() => selecting.mutate()}>
          {t('selectAll', { count: Math.min(found, mostSelected) })}
        </Button>
      )}
      {selecting.error !== null && <ErrorNotice error={shownErrorOf(selecting.error)} />}
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

/** More than this are not chosen at once: whoever wants more narrows the list, or sets a rule. */
const mostSelected = 10_000;
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
  } while (after !== null && items.length < mostSelected);
  return items.slice(0, mostSelected);
}

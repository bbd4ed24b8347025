import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { useSession } from '#renderer/transport/session.tsx';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { StoppableJob } from '#renderer/ui/jobs/stoppable-job.tsx';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import type { ChosenFormulas, FormulaSummary, ManyAct } from '#schemas/contract/library.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import { formulaFilterOf, type LibrarySearch } from '../filters/library-search.ts';
import { AssignForm } from './assign-form.tsx';
import { RemovePagesButton } from './remove-pages-button.tsx';
import { SelectAllBar } from './select-all-bar.tsx';
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
  const acting = useActOnMany((isChanged) => {
    setSettingAside(false);
    // What nothing was done with stays chosen, for whatever fits it.
    if (isChanged) selection.clear();
  });
  const count = selection.isAll ? found : selection.items.size;
  const formulas: ChosenFormulas = selection.isAll
    ? { matching: formulaFilterOf(search) }
    : [...selection.items.values()].map(({ id }) => id);
  const act = (what: ManyAct, reason: string | null = null) => acting.start({ formulas, act: what, reason });
  if (count === 0) return <SelectAllBar found={found} selection={selection} />;
  const hasUnusable = selection.isAll || [...selection.items.values()].some(({ unusable }) => unusable !== null);
  return (
    <div className={classes.bar}>
      <output className={classes.count}>{t('selected', { count })}</output>
      <Button size="xs" onClick={() => setAssigning(true)}>
        {t('assign')}
      </Button>
      <Button size="xs" variant="default" disabled={acting.isRunning} onClick={() => act('submit')}>
        {t('submitMany')}
      </Button>
      {can('reviewer') && (
        <Button size="xs" variant="default" disabled={acting.isRunning} onClick={() => act('accept')}>
          {t('acceptMany')}
        </Button>
      )}
      <Button size="xs" variant="default" disabled={acting.isRunning} onClick={() => setSettingAside(true)}>
        {t('setAside')}
      </Button>
      {hasUnusable && (
        <Button size="xs" variant="default" disabled={acting.isRunning} onClick={() => act('usable')}>
          {t('takeUp')}
        </Button>
      )}
      <RemovePagesButton pages={{ of: formulas }} asks="removeMany" onDone={selection.clear} />
      {count < found && (
        <Button size="xs" variant="subtle" onClick={selection.selectAll}>
          {t('selectAll', { count: found })}
        </Button>
      )}
      <Button size="xs" variant="subtle" color="gray" onClick={selection.clear}>
        {t('clearSelection')}
      </Button>
      <StoppableJob job={acting.job} onCancel={acting.cancel} />
      {acting.error !== null && <ErrorNotice error={shownErrorOf(acting.error)} />}
      <Modal opened={isSettingAside} onClose={() => setSettingAside(false)} title={t('setAsideTitle')} size={480}>
        <SetAsideForm
          count={count}
          isBusy={acting.isRunning}
          onConfirm={(reason) => act('unusable', reason)}
          onCancel={() => setSettingAside(false)}
        />
      </Modal>
      <Modal opened={isAssigning} onClose={() => setAssigning(false)} title={t('assignTitle')} size={480}>
        <AssignForm
          schema={schema}
          formulas={formulas}
          count={count}
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

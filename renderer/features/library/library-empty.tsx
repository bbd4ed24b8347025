import { Button } from '@mantine/core';
import { IconFileImport, IconFilterOff, IconMathFunction } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { JobProgress } from '#renderer/ui/jobs/job-progress.tsx';
import type { LibraryTab } from './filters/library-search.ts';

export interface LibraryEmptyProps {
  readonly isFiltered: boolean;
  readonly tab: LibraryTab;
  readonly hasClass: boolean;
  readonly onImport: () => void;
  readonly onClear: () => void;
}

/** In place of the grid: filters that nothing fits, a project that is being filled, an empty one. */
export function LibraryEmpty({ isFiltered, tab, hasClass, onImport, onClear }: LibraryEmptyProps) {
  const t = useText('library');
  const jobs = useQuery(api.jobs.list.queryOptions());
  const filling = jobs.data?.find(({ state, kind }) => state === 'running' && (kind === 'import' || kind === 'sample'));
  if (tab === 'symbols' && filling === undefined) {
    return (
      <EmptyState
        icon={<IconMathFunction size={42} stroke={1.3} />}
        title={hasClass ? t('emptyFilteredTitle') : t('chooseClassTitle')}
        sentence={hasClass ? t('emptySymbolsSentence') : t('chooseClassSentence')}
      />
    );
  }
  if (isFiltered) {
    return (
      <EmptyState
        icon={<IconFilterOff size={38} stroke={1.3} />}
        title={t('emptyFilteredTitle')}
        sentence={tab === 'formulas' ? t('emptyFilteredSentence') : t('emptyFilteredPagesSentence')}
        actions={
          <Button variant="default" onClick={onClear}>
            {t('clearFilters')}
          </Button>
        }
      />
    );
  }
  if (filling !== undefined) {
    return (
      <EmptyState
        icon={<IconMathFunction size={42} stroke={1.3} />}
        title={filling.kind === 'sample' ? t('fillingSample') : t('filling')}
        sentence={t('fillingSentence')}
        actions={
          <div style={{ width: 320 }}>
            <JobProgress job={filling} />
          </div>
        }
      />
    );
  }
  return (
    <EmptyState
      icon={<IconMathFunction size={42} stroke={1.3} />}
      title={t('emptyTitle')}
      sentence={t('emptySentence')}
      actions={
        <Button leftSection={<IconFileImport size={16} />} onClick={onImport}>
          {t('import')}
        </Button>
      }
    />
  );
}

import { Button } from '@mantine/core';
import { IconFileImport, IconFilterOff, IconMathFunction } from '@tabler/icons-react';
import { useText } from '#renderer/i18n/use-text.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';

export interface LibraryEmptyProps {
  readonly isFiltered: boolean;
  readonly tab: 'formulas' | 'pages';
  readonly onImport: () => void;
  readonly onClear: () => void;
}

/** In place of the grid: an empty project, or filters that nothing fits. */
export function LibraryEmpty({ isFiltered, tab, onImport, onClear }: LibraryEmptyProps) {
  const t = useText('library');
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

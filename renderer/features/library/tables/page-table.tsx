import { useText } from '#renderer/i18n/use-text.ts';
import { FigureLink } from '#renderer/ui/counts/figure-link.tsx';
import { FormulaThumbnail } from '#renderer/ui/latex/formula-thumbnail.tsx';
import { useShowInLibrary } from '#renderer/ui/library-link.ts';
import { StatusBadge } from '#renderer/ui/status/status-badge.tsx';
import type { PageSummary } from '#schemas/contract/library.ts';
import { type LibraryColumn, LibraryTable, type LibraryTableProps } from './library-table.tsx';

/** Pages as rows: what a card shows and more of it, many at a glance. */
export function PageTable(props: Omit<LibraryTableProps<PageSummary>, 'columns'>) {
  const t = useText('library');
  const show = useShowInLibrary();
  const columns: readonly LibraryColumn<PageSummary>[] = [
    {
      key: 'picture',
      title: t('picture'),
      hasHiddenTitle: true,
      width: '90px',
      look: 'picture',
      renderCell: ({ imageSha256 }) => <FormulaThumbnail imageSha256={imageSha256} region={null} size={160} alt="" />,
    },
    {
      key: 'file',
      title: t('fileName'),
      width: 'minmax(180px, 2.4fr)',
      isName: true,
      textOf: ({ sourceName }) => sourceName,
      renderCell: ({ sourceName }) => sourceName,
    },
    {
      key: 'formulas',
      title: t('formulas'),
      width: '90px',
      look: 'number',
      renderCell: ({ id, sourceName, formulaCount }) => (
        <FigureLink
          value={formulaCount}
          label={`${sourceName}: ${t('formulas')}`}
          onShow={show ? () => show({ page: id }) : undefined}
        />
      ),
    },
    {
      key: 'regions',
      title: t('regions'),
      width: '120px',
      renderCell: ({ holds, regions }) => holds === 'formulas' && <StatusBadge status={regions.state} size="xs" />,
    },
    {
      key: 'pixels',
      title: t('pixels'),
      width: '130px',
      look: 'number',
      renderCell: ({ width, height }) => t('pageSize', { width, height }),
    },
    { key: 'group', title: t('group'), width: 'minmax(100px, 1fr)', renderCell: ({ writer }) => writer ?? '' },
    {
      key: 'batch',
      title: t('batch'),
      width: 'minmax(140px, 1.4fr)',
      textOf: ({ batch }) => batch ?? '',
      renderCell: ({ batch }) => batch ?? '',
    },
  ];
  return <LibraryTable columns={columns} {...props} />;
}

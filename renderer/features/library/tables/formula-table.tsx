import { useText } from '#renderer/i18n/use-text.ts';
import { FormulaThumbnail } from '#renderer/ui/latex/formula-thumbnail.tsx';
import { LatexView } from '#renderer/ui/latex/latex-view.tsx';
import { StatusBadge } from '#renderer/ui/status/status-badge.tsx';
import type { FormulaSummary } from '#schemas/contract/library.ts';
import { type LibraryColumn, LibraryTable, type LibraryTableProps } from './library-table.tsx';

export interface FormulaTableProps extends Omit<LibraryTableProps<FormulaSummary>, 'columns'> {
  readonly namesOf: (formula: FormulaSummary) => readonly string[];
  readonly showsSource: boolean;
}

/** Formulas as rows: what a card shows and more of it, many at a glance. */
export function FormulaTable({ namesOf, showsSource, ...props }: FormulaTableProps) {
  const t = useText('library');
  const latexOf = ({ latex }: FormulaSummary) => {
    if (latex === '') return t('noLatex');
    return showsSource ? <code>{latex}</code> : <LatexView latex={latex} />;
  };
  const categoriesOf = (formula: FormulaSummary) => namesOf(formula).join(' · ');
  const columns: readonly LibraryColumn<FormulaSummary>[] = [
    {
      key: 'picture',
      title: t('picture'),
      hasHiddenTitle: true,
      width: '96px',
      look: 'picture',
      renderCell: ({ imageSha256, region }) => (
        <FormulaThumbnail imageSha256={imageSha256} region={region} size={160} alt="" />
      ),
    },
    { key: 'latex', title: 'LaTeX', width: 'minmax(180px, 2fr)', look: 'latex', isName: true, renderCell: latexOf },
    {
      key: 'status',
      title: t('status'),
      width: '108px',
      renderCell: ({ status }) => <StatusBadge status={status} size="xs" />,
    },
    {
      key: 'categories',
      title: t('categoriesColumn'),
      width: 'minmax(120px, 1fr)',
      textOf: categoriesOf,
      renderCell: categoriesOf,
    },
    {
      key: 'symbols',
      title: t('symbolCount'),
      width: '72px',
      look: 'number',
      renderCell: ({ symbolCount }) => symbolCount,
    },
    {
      key: 'file',
      title: t('fileName'),
      width: 'minmax(120px, 1fr)',
      textOf: ({ pageName }) => pageName,
      renderCell: ({ pageName }) => pageName,
    },
    { key: 'group', title: t('group'), width: '100px', renderCell: ({ writer }) => writer ?? '' },
    {
      key: 'changed',
      title: t('changed'),
      width: '96px',
      look: 'number',
      renderCell: ({ changedAt }) => changedAt.slice(0, 10),
    },
  ];
  return <LibraryTable columns={columns} {...props} />;
}

import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormulaThumbnail } from '#renderer/ui/latex/formula-thumbnail.tsx';
import { StatusBadge } from '#renderer/ui/status/status-badge.tsx';
import type { SchemaWords } from '#renderer/ui/use-schema-words.ts';
import type { SymbolSummary } from '#schemas/contract/library.ts';
import type { Box } from '#schemas/domain/geometry.ts';
import { type LibraryColumn, LibraryTable, type LibraryTableProps } from './library-table.tsx';

export interface SymbolTableProps extends Omit<LibraryTableProps<SymbolSummary>, 'columns'> {
  readonly labelOf: SchemaWords['labelOf'];
}

/** Symbols as rows: the ink, where it stands, and how far its formula is. */
export function SymbolTable({ labelOf, ...props }: SymbolTableProps) {
  const t = useText('library');
  const format = useFormat();
  const placeOf = ({ x, y, width, height }: Box) =>
    `${format.decimal(x, 1)}, ${format.decimal(y, 1)} · ${format.decimal(width, 1)} × ${format.decimal(height, 1)}`;
  const columns: readonly LibraryColumn<SymbolSummary>[] = [
    {
      key: 'picture',
      title: t('picture'),
      hasHiddenTitle: true,
      width: '76px',
      look: 'picture',
      renderCell: ({ imageSha256, box }) => (
        <FormulaThumbnail imageSha256={imageSha256} region={box} size={96} alt="" />
      ),
    },
    {
      key: 'class',
      title: t('symbolClass'),
      width: '120px',
      look: 'latex',
      textOf: ({ symbolClass }) => labelOf(symbolClass),
      renderCell: ({ symbolClass }) => labelOf(symbolClass),
    },
    {
      key: 'file',
      title: t('fileName'),
      width: 'minmax(180px, 2fr)',
      isName: true,
      textOf: ({ pageName }) => pageName,
      renderCell: ({ pageName }) => pageName,
    },
    {
      key: 'status',
      title: t('status'),
      width: '120px',
      renderCell: ({ state }) => <StatusBadge status={state} size="xs" />,
    },
    {
      key: 'box',
      title: t('boxColumn'),
      width: 'minmax(200px, 2fr)',
      look: 'number',
      renderCell: ({ box }) => placeOf(box),
    },
  ];
  return <LibraryTable columns={columns} {...props} />;
}

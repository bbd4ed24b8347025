import { useLocalisedName } from '#renderer/i18n/use-language.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { client } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import type { CsvRow } from '#renderer/ui/csv/csv.ts';
import { CsvDownload } from '#renderer/ui/csv/csv-download.tsx';
import { useFailureNotice } from '#renderer/ui/notices/use-failure-notice.tsx';
import { useSchemaWords } from '#renderer/ui/use-schema-words.ts';
import type { FormulaSummary, PageSummary, SymbolSummary } from '#schemas/contract/library.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { Box } from '#schemas/domain/geometry.ts';
import { formulaFilterOf, type LibrarySearch, pageFilterOf, symbolChoiceOf } from '../filters/library-search.ts';

export interface LibraryCsvProps {
  readonly schema: ProjectSchema;
  readonly search: LibrarySearch;
  readonly total: number | null;
}

const partSize = 500;

/** Saves everything that the filters find on this tab, in its order, with what the table shows and ids. */
export function LibraryCsv({ schema, search, total }: LibraryCsvProps) {
  const t = useText('library');
  const showFailure = useFailureNotice();
  const { sort, tab } = search;
  const filter = formulaFilterOf(search);
  const formulas = useFormulaColumns(schema);
  const pages = usePageColumns();
  const symbols = useSymbolColumns(schema);
  const shared = { total, onError: (error: unknown) => showFailure(shownErrorOf(error)) };
  if (tab === 'pages') {
    return (
      <CsvDownload
        {...shared}
        name={t('pages')}
        fileName="pages"
        header={pages.header}
        read={async (after) => {
          const { items, next } = await client.library.pages({
            filter: pageFilterOf(search),
            sort,
            after,
            limit: partSize,
          });
          return { rows: items.map(pages.row), next };
        }}
      />
    );
  }
  if (tab === 'symbols') {
    return (
      <CsvDownload
        {...shared}
        name={t('symbolsTab')}
        fileName="symbols"
        header={symbols.header}
        read={async (after) => {
          const { items, next } = await client.library.symbols({
            filter,
            of: symbolChoiceOf(search),
            after,
            limit: partSize,
          });
          return { rows: items.map(symbols.row), next };
        }}
      />
    );
  }
  return (
    <CsvDownload
      {...shared}
      name={t('formulas')}
      fileName="formulas"
      header={formulas.header}
      read={async (after) => {
        const { items, next } = await client.library.formulas({ filter, sort, after, limit: partSize });
        return { rows: items.map(formulas.row), next };
      }}
    />
  );
}

/** What a table is as a file: the names of its columns, and an item as a row of them. */
interface Columns<Item> {
  readonly header: readonly string[];
  readonly row: (item: Item) => CsvRow;
}

const boxNames = ['x', 'y', 'width', 'height'] as const;
const boxRow = (box: Box) => boxNames.map((name) => box[name]);

function useFormulaColumns(schema: ProjectSchema): Columns<FormulaSummary> {
  const t = useText('library');
  const words = useText('status');
  const nameOf = useLocalisedName();
  const { categoryOf } = useSchemaWords(schema);
  const facets = schema.facets.map(({ record }) => record).filter(({ retired }) => !retired);
  const facetOf = new Map(schema.categories.map(({ record }) => [record.id, record.facet]));
  return {
    header: [
      t('fileName'),
      'LaTeX',
      t('status'),
      ...(['symbols', 'layout', 'latex'] as const).map((layer) => `${words(layer)}: ${t('status')}`),
      ...facets.map(({ name }) => nameOf(name)),
      t('symbolCount'),
      t('group'),
      t('batch'),
      t('note'),
      words('unusable'),
      t('changed'),
      ...boxNames,
      'formula_id',
      'page_id',
    ],
    row: (formula) => [
      formula.pageName,
      formula.latex,
      words(formula.status),
      words(formula.layers.symbols.state),
      words(formula.layers.layout.state),
      words(formula.layers.latex.state),
      ...facets.map(({ id }) =>
        formula.categories
          .filter((category) => facetOf.get(category) === id)
          .map(categoryOf)
          .join(' · '),
      ),
      formula.symbolCount,
      formula.writer ?? '',
      formula.batch ?? '',
      formula.note,
      formula.unusable ?? '',
      formula.changedAt,
      ...boxRow(formula.region),
      formula.id,
      formula.page,
    ],
  };
}

function usePageColumns(): Columns<PageSummary> {
  const t = useText('library');
  const words = useText('status');
  return {
    header: [
      t('fileName'),
      t('formulas'),
      t('regions'),
      'width',
      'height',
      t('group'),
      t('batch'),
      'page_id',
      'image_sha256',
    ],
    row: ({ sourceName, formulaCount, regions, width, height, writer, batch, id, imageSha256 }) => [
      sourceName,
      formulaCount,
      words(regions.state),
      width,
      height,
      writer ?? '',
      batch ?? '',
      id,
      imageSha256,
    ],
  };
}

function useSymbolColumns(schema: ProjectSchema): Columns<SymbolSummary> {
  const t = useText('library');
  const words = useText('status');
  const { labelOf } = useSchemaWords(schema);
  return {
    header: [t('fileName'), t('symbolClass'), t('status'), ...boxNames, 'symbol_id', 'formula_id', 'page_id'],
    row: ({ pageName, symbolClass, state, box, id, formula, page }) => [
      pageName,
      labelOf(symbolClass),
      words(state),
      ...boxRow(box),
      id,
      formula,
      page,
    ],
  };
}

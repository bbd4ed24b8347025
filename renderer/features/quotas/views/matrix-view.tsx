import { Checkbox, Group, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useLocalisedName } from '#renderer/i18n/use-language.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { useSubModels } from '#renderer/transport/use-sub-models.ts';
import { ChartFrame } from '#renderer/ui/chart/chart-frame.tsx';
import { facetsInUse } from '#renderer/ui/choices/category-choice.ts';
import { countOf, usableTotal } from '#renderer/ui/counts/bar-segments.ts';
import { toCsv } from '#renderer/ui/csv/csv.ts';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import type { MatrixCell } from '#schemas/contract/quotas.ts';
import { CategoryId, FacetId, SymbolClassId } from '#schemas/domain/id.ts';
import { formulaStatuses } from '#schemas/domain/layer.ts';
import type { SubModelKey } from '#schemas/domain/sub-model.ts';
import { heatMapScene } from '#shared/chart/heat-map.ts';
import { linkOfCell } from '../link-of-row.ts';
import type { QuotaViewProps } from './view-props.ts';
import classes from './views.module.css';

const classAxis = 'symbol-classes';
const anySubModel = 'any';

/** Two facets against each other, or every symbol class against a facet, as a heat map. */
export function MatrixView({ schema, onShowFormulas }: QuotaViewProps) {
  const t = useText('quotas');
  const words = useText('status');
  const subModels = useSubModels();
  const format = useFormat();
  const nameOf = useLocalisedName();
  const facets = facetsInUse(schema).map(({ facet }) => facet);
  const [rows, setRows] = useState<string | null>(facets[0]?.id ?? null);
  const [columns, setColumns] = useState<FacetId | null>(facets[1]?.id ?? null);
  const [subModel, setSubModel] = useState<SubModelKey | null>(null);
  const [showsEmpty, setShowsEmpty] = useState(false);
  const isReady = rows !== null && columns !== null && rows !== columns;
  const matrix = useQuery(
    api.quotas.matrix.queryOptions({
      input: {
        rows: facets.find(({ id }) => id === rows)?.id ?? classAxis,
        columns: columns ?? (facets[0]?.id as FacetId),
        subModel,
      },
      enabled: isReady,
    }),
  );
  const names = useMemo(
    () =>
      new Map<string, string>([
        ...schema.categories.map(({ record }) => [record.id, nameOf(record.name)] as const),
        ...schema.symbolClasses.map(({ record }) => [record.id, record.label] as const),
      ]),
    [schema, nameOf],
  );
  const nameOfId = (id: string | null) => (id === null ? t('without') : (names.get(id) ?? id));
  const retired = useMemo(
    () =>
      new Set<string | null>(
        [...schema.categories, ...schema.symbolClasses].flatMap(({ record }) => (record.retired ? [record.id] : [])),
      ),
    [schema],
  );
  const shown = useMemo(
    () => arrange(matrix.data?.cells ?? [], showsEmpty, retired),
    [matrix.data, showsEmpty, retired],
  );
  const most = Math.max(1, ...shown.cells.map(({ byStatus }) => countOf(byStatus, 'accepted')));
  const hasTargets = shown.cells.some(({ target }) => target !== null);
  const rowName = rows === classAxis ? t('symbol') : nameOfFacet(facets, rows, nameOf);
  const columnName = nameOfFacet(facets, columns, nameOf);
  const draw = (width: number) =>
    heatMapScene({
      title: `${rowName} × ${columnName}`,
      rows: shown.rows.map(nameOfId),
      columns: shown.columns.map(nameOfId),
      width,
      cells: shown.cells.map((cell) => {
        const accepted = countOf(cell.byStatus, 'accepted');
        const onTheWay = usableTotal(cell.byStatus) - accepted;
        const place = `${nameOfId(cell.row)} × ${nameOfId(cell.column)}`;
        const states = formulaStatuses
          .filter((status) => countOf(cell.byStatus, status) > 0)
          .map((status) => `${words(status)} ${format.number(countOf(cell.byStatus, status))}`);
        return {
          row: shown.rows.indexOf(cell.row),
          column: shown.columns.indexOf(cell.column),
          isAside: cell.target === null && hasTargets,
          share: cell.target === null ? accepted / most : accepted / cell.target,
          figure: format.number(accepted),
          detail: [
            ...(cell.target === null ? [] : [t('ofTarget', { target: format.number(cell.target) })]),
            ...(onTheWay === 0 ? [] : [`+${format.number(onTheWay)}`]),
          ].join(' · '),
          title: [place, ...states].join(' · '),
          ...(accepted + onTheWay === 0
            ? {}
            : { link: `${accepted > 0 ? 'accepted' : 'on-the-way'} ${cell.row ?? ''} ${cell.column ?? ''}` }),
        };
      }),
    });
  const csv = () =>
    toCsv(
      [rowName, columnName, ...formulaStatuses.map((status) => words(status)), t('target')],
      shown.cells.map(({ row, column, byStatus, target }) => [
        nameOfId(row),
        nameOfId(column),
        ...formulaStatuses.map((status) => countOf(byStatus, status)),
        target ?? '',
      ]),
    );
  const follow = (link: string) => {
    const [figure, row = '', column = ''] = link.split(' ');
    const axis = (facet: string | null, id: string) => ({
      facet: FacetId.parse(facet),
      category: id === '' ? null : CategoryId.parse(id),
    });
    const isOfClasses = rows === classAxis;
    const ofRow = row === '' ? null : SymbolClassId.safeParse(row).data;
    onShowFormulas(
      linkOfCell({
        axes: isOfClasses ? [axis(columns, column)] : [axis(rows, row), axis(columns, column)],
        symbolClass: isOfClasses ? ofRow : undefined,
        subModel,
        figure: figure === 'accepted' ? 'accepted' : 'on-the-way',
      }),
    );
  };
  const axisChoices = facets.map(({ id, name }) => ({ value: id as string, label: nameOf(name) }));
  return (
    <>
      {matrix.error !== null && (
        <ErrorNotice error={shownErrorOf(matrix.error)} onRetry={() => void matrix.refetch()} />
      )}
      <ChartFrame
        title={t('matrix')}
        hint={t('matrixHint')}
        fileName="quota-matrix"
        draw={draw}
        csv={csv}
        onLink={follow}
        controls={
          <Group gap="xs">
            <Select
              size="xs"
              w={150}
              aria-label={t('matrixRows')}
              data={[
                ...axisChoices.filter(({ value }) => value !== columns),
                { value: classAxis, label: t('bySymbol') },
              ]}
              value={rows}
              allowDeselect={false}
              onChange={setRows}
            />
            <span aria-hidden>×</span>
            <Select
              size="xs"
              w={150}
              aria-label={t('matrixColumns')}
              data={axisChoices.filter(({ value }) => value !== rows)}
              value={columns}
              allowDeselect={false}
              onChange={(value) => setColumns(facets.find(({ id }) => id === value)?.id ?? null)}
            />
            <Select
              size="xs"
              w={205}
              aria-label={t('subModel')}
              data={[{ value: anySubModel, label: t('subModelAny') }, ...subModels.choices]}
              value={subModel ?? anySubModel}
              allowDeselect={false}
              onChange={(value) => setSubModel(value === anySubModel ? null : value)}
            />
            <Checkbox
              size="xs"
              label={t('showEmpty')}
              checked={showsEmpty}
              onChange={(event) => setShowsEmpty(event.currentTarget.checked)}
            />
          </Group>
        }
      >
        {matrix.data !== undefined && shown.rows.length === 0 && <p className={classes.empty}>{t('matrixEmpty')}</p>}
      </ChartFrame>
    </>
  );
}

interface ShownMatrix {
  readonly rows: readonly (string | null)[];
  readonly columns: readonly (CategoryId | null)[];
  readonly cells: readonly MatrixCell[];
}

/** Leaves out rows without anything in them, and what has none of an axis, or is out of use, where there is no such thing. */
function arrange(cells: readonly MatrixCell[], showsEmpty: boolean, retired: ReadonlySet<string | null>): ShownMatrix {
  const isAlwaysShown = (id: string | null) => id !== null && !retired.has(id);
  const hasAny = (own: readonly MatrixCell[]) =>
    own.some(({ byStatus, target }) => target !== null || usableTotal(byStatus) > 0);
  const byRow = Map.groupBy(cells, ({ row }) => row);
  const byColumn = Map.groupBy(cells, ({ column }) => column);
  const rows = [...byRow].filter(([row, own]) => hasAny(own) || (showsEmpty && isAlwaysShown(row))).map(([row]) => row);
  const columns = [...byColumn]
    .filter(([column, own]) => isAlwaysShown(column) || hasAny(own))
    .map(([column]) => column);
  return {
    rows,
    columns,
    cells: cells.filter(({ row, column }) => rows.includes(row) && columns.includes(column)),
  };
}

function nameOfFacet(
  facets: readonly { readonly id: string; readonly name: { readonly en: string; readonly ko: string } }[],
  id: string | null,
  nameOf: (name: { readonly en: string; readonly ko: string }) => string,
): string {
  const facet = facets.find((each) => each.id === id);
  return facet === undefined ? '' : nameOf(facet.name);
}

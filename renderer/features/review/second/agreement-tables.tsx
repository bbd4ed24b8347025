import { Table, Tooltip } from '@mantine/core';
import { useText } from '#renderer/i18n/use-text.ts';
import { SaveButtons } from '#renderer/ui/chart/save-buttons.tsx';
import { FigureLink } from '#renderer/ui/counts/figure-link.tsx';
import { FigureSentence } from '#renderer/ui/counts/figure-sentence.tsx';
import { toCsv } from '#renderer/ui/csv/csv.ts';
import { SymbolGlyph } from '#renderer/ui/latex/symbol-glyph.tsx';
import { useSchemaWords } from '#renderer/ui/use-schema-words.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { AgreementReport } from '#schemas/contract/second.ts';
import type { AgreementFigures } from '#schemas/domain/agreement.ts';
import type { CountedPairs } from './pair-list.tsx';
import classes from './second-screen.module.css';

interface AgreementGroup {
  readonly title: string | null;
  readonly rows: readonly (Omit<CountedPairs, 'confusion'> & {
    readonly key: string;
    readonly figures: AgreementFigures;
  })[];
}

export interface AgreementTablesProps {
  readonly report: AgreementReport;
  readonly schema: ProjectSchema;
  /** Shows the pairs that a figure counts. */
  readonly onShow: (pairs: CountedPairs) => void;
  /** Shows what is still to be done. */
  readonly onShowOpen: () => void;
}

/** Pairs of labels that are shown. */
const mostConfusions = 12;

/** Kinds as the project orders them: facet after facet, each with its categories. */
function inOrderOfSchema(
  kinds: AgreementReport['kinds'],
  { facets, categories }: ProjectSchema,
): AgreementReport['kinds'] {
  const byPosition = <Held extends { readonly record: { readonly position: number } }>(held: readonly Held[]) =>
    held.toSorted((a, b) => a.record.position - b.record.position);
  const ordered = byPosition(facets).flatMap((facet) =>
    byPosition(categories.filter(({ record }) => record.facet === facet.record.id)).map(({ record }) => record.id),
  );
  const placeOf = new Map(ordered.map((id, place) => [id, place]));
  const place = ({ category }: AgreementReport['kinds'][number]) => placeOf.get(category) ?? ordered.length;
  return kinds.toSorted((a, b) => place(a) - place(b));
}

/** Agreement over all, by person and by kind, and the labels that people do not agree about. */
export function AgreementTables({ report, schema, onShow, onShowOpen }: AgreementTablesProps) {
  const t = useText('review');
  const { nameOf, categoryOf } = useSchemaWords(schema);
  const { overall, people, kinds, open } = report;
  if (overall.formulas === 0) return <p className={classes.none}>{t('agreementNone')}</p>;
  const groups: readonly AgreementGroup[] = [
    { title: null, rows: [{ key: 'all', name: t('overall'), person: null, category: null, figures: overall }] },
    {
      title: t('byPerson'),
      rows: people.map(({ person, figures }) => ({
        key: person as string,
        name: nameOf(person),
        person,
        category: null,
        figures,
      })),
    },
    {
      title: t('byKind'),
      rows: inOrderOfSchema(kinds, schema).map(({ category, figures }) => ({
        key: category as string,
        name: categoryOf(category),
        person: null,
        category,
        figures,
      })),
    },
  ];
  const csv = () =>
    toCsv(
      [t('colWho'), t('colFormulas'), ...columns.map(({ title }) => t(title))],
      groups.flatMap(({ rows }) =>
        rows.map(({ name, figures }) => [name, figures.formulas, ...columns.map(({ read }) => read(figures) ?? '')]),
      ),
    );
  return (
    <section aria-label={t('agreement')} className={classes.agreement}>
      <div className={classes.save}>
        <SaveButtons name={t('agreement')} fileName="agreement" csv={csv} />
      </div>
      <Table className="figures" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('colWho')}</Table.Th>
            <Table.Th className={classes.number}>{t('colFormulas')}</Table.Th>
            {columns.map(({ title, hint }) => (
              <Table.Th key={title} className={classes.number}>
                <Tooltip label={t(hint)} multiline maw={260}>
                  <span className={classes.explained}>{t(title)}</span>
                </Tooltip>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        {groups.map(({ title, rows }) => (
          <Table.Tbody key={title ?? 'all'}>
            {title !== null && rows.length > 0 && (
              <Table.Tr className={classes.group}>
                <Table.Th scope="rowgroup" colSpan={columns.length + 2}>
                  {title}
                </Table.Th>
              </Table.Tr>
            )}
            {rows.map(({ key, name, person, category, figures }) => (
              <Table.Tr key={key}>
                <Table.Td>{name}</Table.Td>
                <Table.Td className={classes.number}>
                  <FigureLink
                    value={figures.formulas}
                    label={`${name}: ${t('colFormulas')}`}
                    onShow={() => onShow({ name, person, category, confusion: null })}
                  />
                </Table.Td>
                {columns.map(({ title: column, read, isShare }) => (
                  <Table.Td key={column} className={classes.number}>
                    {written(read(figures), isShare)}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        ))}
      </Table>
      {overall.confusions.length > 0 && (
        <div className={classes.confusions}>
          <h3 className={classes.heading}>{t('confusions')}</h3>
          <ul>
            {overall.confusions.slice(0, mostConfusions).map(({ first, second, count }) => (
              <li key={`${first} ${second}`} title={t('confusion', { first, second })}>
                <SymbolGlyph label={first} /> · <SymbolGlyph label={second} />
                <span className={classes.count}>
                  <FigureLink
                    value={count}
                    label={t('confusion', { first, second })}
                    onShow={() =>
                      onShow({
                        name: `${first} · ${second}`,
                        person: null,
                        category: null,
                        confusion: { first, second },
                      })
                    }
                  />
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {open > 0 && (
        <p className={classes.none}>
          <FigureSentence onShow={onShowOpen}>{t('agreementOpen', { count: open })}</FigureSentence>
        </p>
      )}
    </section>
  );
}

const columns = [
  { title: 'colBoxes', hint: 'hintBoxes', isShare: true, read: (figures: AgreementFigures) => figures.boxF1 },
  { title: 'colIou', hint: 'hintIou', isShare: false, read: (figures: AgreementFigures) => figures.meanIou },
  { title: 'colKappa', hint: 'hintKappa', isShare: false, read: (figures: AgreementFigures) => figures.kappa },
  {
    title: 'colRelations',
    hint: 'hintRelations',
    isShare: true,
    read: (figures: AgreementFigures) => figures.relationF1,
  },
  { title: 'colOrder', hint: 'hintOrder', isShare: false, read: (figures: AgreementFigures) => figures.orderTau },
  { title: 'colExact', hint: 'hintExact', isShare: true, read: (figures: AgreementFigures) => figures.latexExact },
  {
    title: 'colDistance',
    hint: 'hintDistance',
    isShare: false,
    read: (figures: AgreementFigures) => figures.tokenDistance,
  },
] as const;

/** Shares as per cent, coefficients with two digits; a dash where there is nothing to count. */
function written(value: number | null, isShare: boolean): string {
  if (value === null) return '–';
  if (!isShare) return value.toFixed(2);
  // What is not quite all is not shown as all.
  const percent = value < 1 ? Math.min(99.9, Math.round(value * 1000) / 10) : 100;
  return `${percent.toFixed(1)}%`;
}

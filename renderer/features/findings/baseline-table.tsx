import { Group, Table, Text, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocalisedName } from '#renderer/i18n/use-language.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { SaveButtons } from '#renderer/ui/chart/save-buttons.tsx';
import { toCsv } from '#renderer/ui/csv/csv.ts';
import { SymbolGlyph } from '#renderer/ui/latex/symbol-glyph.tsx';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { Baseline } from '#schemas/contract/validation.ts';
import type { FindingPlace } from '#schemas/domain/finding.ts';

export interface BaselineTableProps {
  readonly baselines: readonly Baseline[];
  /** Shows the items that have the answer. */
  readonly onOpen: (place: FindingPlace) => void;
}

/** How often a model is right that always gives the commonest answer: what any model must beat. */
export function BaselineTable({ baselines, onOpen }: BaselineTableProps) {
  const t = useText('findings');
  const nameOf = useLocalisedName();
  const schema = useQuery(api.schema.get.queryOptions());
  if (baselines.length === 0) return null;
  const csv = () =>
    toCsv(
      [t('baselineOf'), t('baselineAnswer'), t('baselineShare'), t('baselineCount'), t('baselineTotal')],
      baselines.map(({ of, answer, share, count, total }) => {
        const kind = kindOf(schema.data, of, answer);
        return [
          of === 'symbol-class' ? t('symbolClass') : kind?.facet ? nameOf(kind.facet.name) : of,
          kind?.category ? nameOf(kind.category.name) : answer,
          Math.round(share * 10_000) / 10_000,
          count,
          total,
        ];
      }),
    );
  return (
    <section style={{ padding: '20px 12px 0' }} aria-label={t('baselines')}>
      <Group justify="space-between" wrap="nowrap">
        <Text size="xs" fw={650}>
          {t('baselines')}
        </Text>
        <SaveButtons name={t('baselines')} fileName="baselines" csv={csv} />
      </Group>
      <Text size="xs" c="dimmed" mb={6}>
        {t('baselinesHint')}
      </Text>
      <Table fz="xs" verticalSpacing={4} horizontalSpacing={4}>
        <Table.Tbody>
          {baselines.map(({ of, answer, share, count, total }) => {
            const kind = kindOf(schema.data, of, answer);
            return (
              <Table.Tr key={of}>
                <Table.Td>
                  {of === 'symbol-class' ? t('symbolClass') : kind?.facet ? nameOf(kind.facet.name) : of}
                </Table.Td>
                <Table.Td>
                  {kind === null ? (
                    answer
                  ) : (
                    <UnstyledButton fz="xs" td="underline" onClick={() => onOpen(kind.place)}>
                      {kind.category ? nameOf(kind.category.name) : <SymbolGlyph label={answer} />}
                    </UnstyledButton>
                  )}
                </Table.Td>
                <Table.Td ta="right" className="figures" title={`${count} / ${total}`}>
                  {(100 * share).toFixed(1)}%
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </section>
  );
}

/** The category or class of an answer, which baselines name by key and label. */
function kindOf(schema: ProjectSchema | undefined, of: string, answer: string) {
  if (of === 'symbol-class') {
    const found = schema?.symbolClasses.find(({ record }) => record.label === answer)?.record;
    if (found === undefined) return null;
    return { facet: null, category: null, place: { type: 'class', symbolClass: found.id } as const };
  }
  const facet = schema?.facets.find(({ record }) => record.key === of)?.record;
  const category = schema?.categories.find(({ record }) => record.facet === facet?.id && record.key === answer)?.record;
  if (facet === undefined || category === undefined) return null;
  return { facet, category, place: { type: 'category', facet: facet.id, category: category.id } as const };
}

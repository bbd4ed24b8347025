import { Table, Text } from '@mantine/core';
import { useText } from '#renderer/i18n/use-text.ts';
import type { Baseline } from '#schemas/contract/validation.ts';

/** How often a model is right that always gives the commonest answer: what any model must beat. */
export function BaselineTable({ baselines }: { readonly baselines: readonly Baseline[] }) {
  const t = useText('findings');
  if (baselines.length === 0) return null;
  return (
    <section style={{ padding: '20px 12px 0' }} aria-label={t('baselines')}>
      <Text size="xs" fw={650}>
        {t('baselines')}
      </Text>
      <Text size="xs" c="dimmed" mb={6}>
        {t('baselinesHint')}
      </Text>
      <Table fz="xs" verticalSpacing={4} horizontalSpacing={4}>
        <Table.Tbody>
          {baselines.map(({ of, answer, share }) => (
            <Table.Tr key={of}>
              <Table.Td>{of === 'symbol-class' ? t('symbolClass') : of}</Table.Td>
              <Table.Td>{answer}</Table.Td>
              <Table.Td ta="right" style={{ fontVariantNumeric: 'tabular-nums' }}>
                {(100 * share).toFixed(1)} %
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

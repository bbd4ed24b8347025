import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import type { SplitView } from '#schemas/contract/release-reports.ts';
import { splitSides } from '#schemas/domain/split.ts';
import type { FreezeChoices } from './freeze-choices.ts';

export interface FrozenScopeProps {
  readonly choices: FreezeChoices;
  /** How the split would lie with these choices; null where nobody asked yet. */
  readonly preview: SplitView | null;
}

/** What will be frozen, by number, beside the button that freezes it. */
export function FrozenScope({ choices, preview }: FrozenScopeProps) {
  const t = useText('releases');
  const words = useText('status');
  const format = useFormat();
  const status = useQuery(api.project.status.queryOptions());
  if (preview) {
    const sum = (of: 'formulas' | 'symbols' | 'regionsAlone') =>
      splitSides.reduce((total, side) => total + preview.sides[side][of], 0);
    // As the list of releases counts them: a bare region has a side and is no formula with truth of its own.
    const formulas = sum('formulas') - sum('regionsAlone');
    const sides = splitSides
      .map((side) => `${words(side)} ${format.number(preview.sides[side].formulas - preview.sides[side].regionsAlone)}`)
      .join(', ');
    return (
      <Text size="sm">{t('scopePreview', { pages: preview.pages, formulas, symbols: sum('symbols'), sides })}</Text>
    );
  }
  if (!status.data) return null;
  const { regions, symbols, layout, latex } = status.data.layers;
  const isFiltered = Object.values(choices.filter).some((part) => part.length > 0);
  return (
    <Text size="sm">
      {t('scope', {
        regions: regions.accepted,
        symbols: symbols.accepted,
        layout: layout.accepted,
        latex: latex.accepted,
      })}{' '}
      {isFiltered && t('scopeFiltered')}
    </Text>
  );
}

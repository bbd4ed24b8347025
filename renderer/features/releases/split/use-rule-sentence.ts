import { useQuery } from '@tanstack/react-query';
import { useLocalisedName } from '#renderer/i18n/use-language.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { type SplitRule, splitSides } from '#schemas/domain/split.ts';

type RuleParts = Pick<SplitRule, 'grouping' | 'strata' | 'seed'>;

/** What a split keeps on one side, what it spreads evenly, and its seed, in a line. */
export function useGroupsSentence(): (rule: RuleParts) => string {
  const t = useText('releases');
  const nameOf = useLocalisedName();
  const schema = useQuery(api.schema.get.queryOptions());
  return ({ grouping, strata, seed }) => {
    const kept = [
      ...(grouping.page === false ? [] : [t('groupPage')]),
      ...(grouping.writer ? [t('groupWriter')] : []),
      ...(grouping.writer && grouping.unknownWriter === 'batch' ? [t('groupUnknownWriters')] : []),
      ...(grouping.nearDuplicate ? [t('groupNearDuplicate')] : []),
    ];
    const facets = (schema.data?.facets ?? []).filter(({ record }) => strata?.facets.includes(record.id));
    const spread = [
      ...(strata?.symbolClasses ? [t('spreadSymbolClasses')] : []),
      ...facets.map(({ record }) => nameOf(record.name)),
    ];
    return [
      kept.length === 0 ? t('groupNothing') : t('groupTogether', { kept: kept.join(', ') }),
      ...(spread.length === 0 ? [] : [t('spreadOf', { spread: spread.join(', ') })]),
      t('seedOf', { seed }),
    ].join(' · ');
  };
}

/** The rule by which a split takes new pages, in a line. */
export function useRuleSentence(): (rule: SplitRule) => string {
  const t = useText('releases');
  const groups = useGroupsSentence();
  return (rule) => {
    const percents = Object.fromEntries(splitSides.map((side) => [side, Math.round(rule.ratios[side] * 1000) / 10]));
    const sizes = rule.counts ? t('countsOf', rule.counts) : t('sharesOf', percents);
    return [sizes, ...(rule.namedTest ? [t('namedOf')] : []), groups(rule)].join(' · ');
  };
}

import { useText } from '#renderer/i18n/use-text.ts';
import { type SplitRule, splitSides } from '#schemas/domain/split.ts';

type RuleParts = Pick<SplitRule, 'grouping' | 'strata' | 'seed'>;

/** What a split keeps on one side, how much it spreads evenly, and its seed, in a line. */
export function useGroupsSentence(): (rule: RuleParts) => string {
  const t = useText('releases');
  return ({ grouping, strata, seed }) => {
    const kept = [
      ...(grouping.page === false ? [] : [t('groupPage')]),
      ...(grouping.writer ? [t('groupWriter')] : []),
      ...(grouping.writer && grouping.unknownWriter === 'batch' ? [t('groupUnknownWriters')] : []),
      ...(grouping.nearDuplicate ? [t('groupNearDuplicate')] : []),
    ];
    const spread = (strata?.facets.length ?? 0) + (strata?.symbolClasses ? 1 : 0);
    return [
      kept.length === 0 ? t('groupNothing') : t('groupTogether', { kept: kept.join(', ') }),
      ...(spread === 0 ? [] : [t('spreadCount', { count: spread })]),
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

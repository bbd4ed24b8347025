import { Button, Group, Text } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useLocalisedName } from '#renderer/i18n/use-language.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { facetsInUse } from '#renderer/ui/choices/category-choice.ts';
import classes from './requirements-screen.module.css';
import { SheetCard } from './sheet-card.tsx';
import type { SheetSectionProps } from './sheet-draft.ts';

export interface KindsSectionProps extends SheetSectionProps {
  readonly onQuotas: () => void;
  readonly onCategories: () => void;
}

/** Which kinds there are and how many of them are wanted; both have screens of their own. */
export function KindsSection({ schema, onQuotas, onCategories }: KindsSectionProps) {
  const t = useText('requirements');
  const format = useFormat();
  const nameOf = useLocalisedName();
  const classCount = schema.symbolClasses.filter(({ record }) => !record.retired && record.aliasOf === null).length;
  const targets = (unit: 'formula' | 'symbol') =>
    schema.quotas.filter(({ record }) => record.unit === unit).reduce((sum, { record }) => sum + record.target, 0);
  return (
    <SheetCard
      title={t('kinds')}
      hint={t('kindsHint')}
      actions={
        <Group gap="xs" wrap="nowrap">
          <Button size="xs" variant="default" rightSection={<IconArrowRight size={14} />} onClick={onCategories}>
            {t('toCategories')}
          </Button>
          <Button size="xs" variant="default" rightSection={<IconArrowRight size={14} />} onClick={onQuotas}>
            {t('toQuotas')}
          </Button>
        </Group>
      }
    >
      <dl style={{ margin: 0 }}>
        {facetsInUse(schema).map(({ facet, categories }) => (
          <div key={facet.id} className={classes.facet}>
            <dt>{nameOf(facet.name)}</dt>
            <dd>{categories.map((category) => nameOf(category.name)).join(' · ')}</dd>
          </div>
        ))}
        <div className={classes.facet}>
          <dt>{t('symbolClasses')}</dt>
          <dd>{t('classCount', { count: classCount })}</dd>
        </div>
        <div className={classes.facet}>
          <dt>{t('quotas')}</dt>
          <dd>
            {schema.quotas.length === 0 ? (
              <Text span size="sm" c="dimmed">
                {t('noQuotas')}
              </Text>
            ) : (
              t('quotaSum', {
                count: schema.quotas.length,
                formulas: format.number(targets('formula')),
                symbols: format.number(targets('symbol')),
              })
            )}
          </dd>
        </div>
      </dl>
    </SheetCard>
  );
}

import { Checkbox, Select } from '@mantine/core';
import { useText } from '#renderer/i18n/use-text.ts';
import { CategorySelect } from '#renderer/ui/choices/category-select.tsx';
import { usePersonName } from '#renderer/ui/use-person-name.ts';
import { type ReviewFilter, reviewOrders } from '#schemas/contract/review.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import { PersonId } from '#schemas/domain/id.ts';
import { LayerName, layerNames } from '#schemas/domain/layer.ts';
import classes from './review-screen.module.css';

export interface QueueFiltersProps {
  readonly filter: ReviewFilter;
  readonly onFilter: (filter: ReviewFilter) => void;
  readonly schema: ProjectSchema;
}

/** What of the queue is shown, and in which order. */
export function QueueFilters({ filter, onFilter, schema }: QueueFiltersProps) {
  const t = useText('review');
  const status = useText('status');
  const personName = usePersonName();
  return (
    <div className={classes.filters}>
      <Select
        size="xs"
        w={150}
        aria-label={t('submitter')}
        placeholder={t('everybody')}
        clearable
        data={schema.people.map(({ record }) => ({ value: record.id as string, label: personName(record) }))}
        value={filter.submitter}
        onChange={(id) => onFilter({ ...filter, submitter: id === null ? null : PersonId.parse(id) })}
      />
      <Select
        size="xs"
        w={120}
        aria-label={t('layerFilter')}
        placeholder={t('anyLayer')}
        clearable
        data={layerNames.map((layer) => ({ value: layer, label: status(layer) }))}
        value={filter.layers[0] ?? null}
        onChange={(layer) => onFilter({ ...filter, layers: layer === null ? [] : [LayerName.parse(layer)] })}
      />
      <div className={classes.categories}>
        <CategorySelect
          size="xs"
          schema={schema}
          ariaLabel={t('categoryFilter')}
          placeholder={filter.categories.length === 0 ? t('anyCategory') : ''}
          value={filter.categories}
          onChange={(categories) => onFilter({ ...filter, categories })}
        />
      </div>
      <Select
        size="xs"
        w={170}
        aria-label={t('order')}
        allowDeselect={false}
        data={reviewOrders.map((order) => ({ value: order, label: t(`order-${order}`) }))}
        value={filter.order}
        onChange={(value) => {
          const order = reviewOrders.find((known) => known === value);
          if (order) onFilter({ ...filter, order });
        }}
      />
      <Checkbox
        size="xs"
        label={t('showOwn')}
        checked={filter.own}
        onChange={(event) => onFilter({ ...filter, own: event.currentTarget.checked })}
      />
    </div>
  );
}

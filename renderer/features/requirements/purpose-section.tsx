import { Input, SegmentedControl, Stack, Textarea } from '@mantine/core';
import { useText } from '#renderer/i18n/use-text.ts';
import { SheetCard } from './sheet-card.tsx';
import { changeRequirements, type SheetSectionProps } from './sheet-draft.ts';

/** What the dataset is for, in words, and in which order its work is given out. */
export function PurposeSection(props: SheetSectionProps) {
  const t = useText('requirements');
  const { draft, canEdit } = props;
  const { purpose, workOrder } = draft.requirements;
  return (
    <SheetCard title={t('purpose')} hint={t('purposeHint')}>
      <Stack gap="md">
        <Textarea
          aria-label={t('purpose')}
          autosize
          minRows={3}
          maxRows={14}
          maxLength={10_000}
          readOnly={!canEdit}
          placeholder={t('purposePlaceholder')}
          value={purpose}
          onChange={(event) => changeRequirements(props, { purpose: event.currentTarget.value })}
        />
        <Input.Wrapper label={t('workOrder')} description={t('workOrderHint')}>
          <div style={{ marginTop: 6 }}>
            <SegmentedControl
              size="sm"
              readOnly={!canEdit}
              value={workOrder}
              onChange={(value) =>
                changeRequirements(props, { workOrder: value === 'by-gaps' ? 'by-gaps' : 'as-imported' })
              }
              data={[
                { value: 'as-imported', label: t('orderImported') },
                { value: 'by-gaps', label: t('orderGaps') },
              ]}
            />
          </div>
        </Input.Wrapper>
      </Stack>
    </SheetCard>
  );
}

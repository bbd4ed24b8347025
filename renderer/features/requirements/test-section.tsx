import { NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { useText } from '#renderer/i18n/use-text.ts';
import { TestPolicy } from '#schemas/domain/requirements.ts';
import classes from './requirements-screen.module.css';
import { SheetCard } from './sheet-card.tsx';
import { changeRequirements, type SheetSectionProps } from './sheet-draft.ts';

const sources = TestPolicy.shape.source.options;
const locks = TestPolicy.shape.locked.options;

/** Where the test set comes from, and when nobody may touch it any more. */
export function TestSection(props: SheetSectionProps) {
  const t = useText('requirements');
  const { draft, canEdit } = props;
  const { testPolicy } = draft.requirements;
  const set = (part: Partial<TestPolicy>) => changeRequirements(props, { testPolicy: { ...testPolicy, ...part } });
  return (
    <SheetCard title={t('test')} hint={t('testHint')}>
      <div className={classes.columns}>
        <Select
          label={t('testSource')}
          allowDeselect={false}
          readOnly={!canEdit}
          data={sources.map((value) => ({ value, label: t(`source-${value}`) }))}
          value={testPolicy.source}
          onChange={(value) =>
            set(value === 'own-set' ? { source: 'own-set', share: null } : { source: 'share', share: 0.1 })
          }
        />
        {testPolicy.source === 'share' && (
          <NumberInput
            label={t('testShare')}
            min={0}
            max={100}
            decimalScale={2}
            suffix="%"
            hideControls
            readOnly={!canEdit}
            value={testPolicy.share === null ? '' : Math.round(testPolicy.share * 10_000) / 100}
            onChange={(value) => set({ share: value === '' ? null : Math.min(1, Math.max(0, Number(value) / 100)) })}
          />
        )}
        <Select
          label={t('testLocked')}
          allowDeselect={false}
          readOnly={!canEdit}
          data={locks.map((value) => ({ value, label: t(`locked-${value}`) }))}
          value={testPolicy.locked}
          onChange={(value) => {
            const locked = locks.find((each) => each === value) ?? 'at-first-release';
            set({ locked, lockedOn: locked === 'on-date' ? testPolicy.lockedOn : null });
          }}
        />
        {testPolicy.locked === 'on-date' && (
          <TextInput
            type="date"
            label={t('lockedOn')}
            readOnly={!canEdit}
            value={testPolicy.lockedOn ?? ''}
            onChange={(event) => set({ lockedOn: event.currentTarget.value === '' ? null : event.currentTarget.value })}
          />
        )}
      </div>
      <Textarea
        mt="md"
        label={t('testNote')}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={10_000}
        readOnly={!canEdit}
        value={testPolicy.note}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
    </SheetCard>
  );
}

import { ActionIcon, Button, Checkbox, Group, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useText } from '#renderer/i18n/use-text.ts';
import type { LatexPolicy } from '#schemas/domain/latex-policy.ts';
import { LayerName, layerNames } from '#schemas/domain/layer.ts';
import { FractionBarRule, fractionBarRules } from '#schemas/domain/requirements.ts';
import classes from './requirements-screen.module.css';
import { SheetCard } from './sheet-card.tsx';
import { changeRequirements, type SheetSectionProps } from './sheet-draft.ts';

const functionNames = ['as-written', 'commands', 'letters'] as const;
const ellipses = ['as-written', 'commands', 'periods'] as const;
const vertical = ['array', 'overset'] as const;

/** What counts as truth: the layers asked for, and how symbols and LaTeX are to be written. */
export function TruthSection(props: SheetSectionProps) {
  const t = useText('requirements');
  const words = useText('status');
  const { draft, change, canEdit } = props;
  const { settings, requirements } = draft;
  const policy = settings.latexPolicy;
  const setPolicy = (part: Partial<LatexPolicy>) =>
    change({ settings: { ...settings, latexPolicy: { ...policy, ...part } } });
  return (
    <SheetCard title={t('truth')} hint={t('truthHint')}>
      <Stack gap="lg">
        <Checkbox.Group
          label={t('layers')}
          value={settings.layersAsked}
          onChange={(value) => {
            const layersAsked = layerNames.filter((layer) => value.includes(layer));
            if (layersAsked.length > 0)
              change({ settings: { ...settings, layersAsked: LayerName.array().parse(layersAsked) } });
          }}
        >
          <Group gap="lg" mt={6}>
            {layerNames.map((layer) => (
              <Checkbox key={layer} size="sm" value={layer} label={words(layer)} disabled={!canEdit} />
            ))}
          </Group>
        </Checkbox.Group>
        <div className={classes.columns}>
          <Select
            label={t('functionNames')}
            description={t('functionNamesHint')}
            readOnly={!canEdit}
            allowDeselect={false}
            data={functionNames.map((value) => ({ value, label: t(`functions-${value}`) }))}
            value={policy.functionNames}
            onChange={(value) =>
              setPolicy({ functionNames: functionNames.find((each) => each === value) ?? 'as-written' })
            }
          />
          <Select
            label={t('ellipses')}
            description={t('ellipsesHint')}
            readOnly={!canEdit}
            allowDeselect={false}
            data={ellipses.map((value) => ({ value, label: t(`ellipses-${value}`) }))}
            value={policy.ellipses}
            onChange={(value) => setPolicy({ ellipses: ellipses.find((each) => each === value) ?? 'as-written' })}
          />
          <Select
            label={t('fractionBar')}
            description={t('fractionBarHint')}
            readOnly={!canEdit}
            allowDeselect={false}
            data={fractionBarRules.map((value) => ({ value, label: t(`bar-${value}`) }))}
            value={requirements.fractionBar}
            onChange={(value) => changeRequirements(props, { fractionBar: FractionBarRule.parse(value) })}
          />
          <Select
            label={t('vertical')}
            description={t('verticalHint')}
            readOnly={!canEdit}
            allowDeselect={false}
            data={vertical.map((value) => ({ value, label: t(`vertical-${value}`) }))}
            value={policy.verticalArithmetic}
            onChange={(value) => setPolicy({ verticalArithmetic: value === 'overset' ? 'overset' : 'array' })}
          />
        </div>
        <OwnRules {...props} />
      </Stack>
    </SheetCard>
  );
}

function OwnRules(props: SheetSectionProps) {
  const t = useText('requirements');
  const common = useText('common');
  const { draft, canEdit } = props;
  const { truthRules } = draft.requirements;
  const set = (rules: typeof truthRules) => changeRequirements(props, { truthRules: rules });
  return (
    <Stack gap="xs">
      {truthRules.map((rule, index) => (
        // Rules have no identity but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className={classes.rule}>
          <TextInput
            aria-label={t('ruleTopic', { number: index + 1 })}
            placeholder={t('topicPlaceholder')}
            maxLength={200}
            readOnly={!canEdit}
            error={rule.topic.trim() === ''}
            value={rule.topic}
            onChange={(event) => set(truthRules.with(index, { ...rule, topic: event.currentTarget.value }))}
          />
          <Textarea
            aria-label={t('ruleText', { number: index + 1 })}
            placeholder={t('rulePlaceholder')}
            autosize
            minRows={1}
            maxRows={8}
            maxLength={10_000}
            readOnly={!canEdit}
            value={rule.rule}
            onChange={(event) => set(truthRules.with(index, { ...rule, rule: event.currentTarget.value }))}
          />
          {canEdit && (
            <ActionIcon
              mt={4}
              aria-label={`${common('remove')}: ${rule.topic}`}
              onClick={() => set(truthRules.toSpliced(index, 1))}
            >
              <IconTrash size={16} />
            </ActionIcon>
          )}
        </div>
      ))}
      {canEdit && (
        <Button
          size="compact-sm"
          variant="subtle"
          w="fit-content"
          leftSection={<IconPlus size={14} />}
          onClick={() => set([...truthRules, { topic: '', rule: '' }])}
        >
          {t('addRule')}
        </Button>
      )}
    </Stack>
  );
}

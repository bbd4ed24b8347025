import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useSubModels } from '#renderer/transport/use-sub-models.ts';
import { ChartFrame } from '#renderer/ui/chart/chart-frame.tsx';
import { toCsv } from '#renderer/ui/csv/csv.ts';
import type { ProjectSubModel } from '#schemas/domain/project-sub-model.ts';
import { type ModelRequirement, Serving, servings } from '#schemas/domain/requirements.ts';
import { isBuiltIn, type SubModelKey } from '#schemas/domain/sub-model.ts';
import { memoryStepsScene } from '#shared/chart/memory-steps.ts';
import { type ModelText, openModelRequirement, withOwnModels } from '#shared/requirements/default-requirements.ts';
import { type ModelSize, type PartialFigure, sizePipeline } from '#shared/sizing/size-pipeline.ts';
import classes from './requirements-screen.module.css';
import { SheetCard } from './sheet-card.tsx';
import { changeRequirements, type SheetSectionProps } from './sheet-draft.ts';
import { useBlankModelWords } from './use-blank-model-words.ts';

/** What every model has to reach, and what serving it takes. */
export function ModelsSection(props: SheetSectionProps) {
  const t = useText('requirements');
  const { isKnown, own, nameOf } = useSubModels();
  const format = useFormat();
  const models = withOwnModels(props.draft.requirements.models, own);
  const size = sizePipeline(
    models.map(({ subModel, modelGb, deviceGb, processingMs, targetQps }) => ({
      name: nameOf(subModel),
      modelGb,
      deviceGb,
      processingMs,
      targetQps,
    })),
  );
  const set = (index: number, part: Partial<ModelRequirement>) => {
    const model = models[index];
    if (model !== undefined) changeRequirements(props, { models: models.with(index, { ...model, ...part }) });
  };
  const remove = (key: SubModelKey) =>
    changeRequirements(props, { models: models.filter(({ subModel }) => subModel !== key) });
  const placed = models.flatMap(({ subModel, modelGb, deviceGb }) =>
    modelGb === null || deviceGb === null ? [] : [{ name: nameOf(subModel), modelGb, deviceGb }],
  );
  const blankWords = useBlankModelWords(own);
  const csv = () =>
    toCsv(
      [
        t('model'),
        t('itemInput'),
        t('itemOutput'),
        t('metric'),
        t('direction'),
        t('target'),
        `${t('processing')} (ms)`,
        t('targetQps'),
        t('serving'),
        t('hardware'),
        `${t('modelSize')} (GB)`,
        `${t('deviceMemory')} (GB)`,
        t('instancesPerDevice'),
        t('instances'),
        t('devices'),
        `${t('served')} (QPS)`,
      ],
      models.map((model, index) => {
        const sized = size.models[index];
        const { said } = modelWords(model, own, blankWords);
        return [
          nameOf(model.subModel),
          said('input'),
          said('output'),
          said('metric'),
          boundSigns[model.direction],
          model.target ?? '',
          model.processingMs ?? '',
          model.targetQps ?? '',
          t(`serving-${model.serving}`),
          model.hardware,
          model.modelGb ?? '',
          model.deviceGb ?? '',
          sized?.instancesPerDevice ?? '',
          sized?.instances ?? '',
          sized?.devices ?? '',
          sized?.qpsServed ?? '',
        ];
      }),
    );
  return (
    <SheetCard title={t('models')} hint={t('modelsHint')}>
      {models.map((model, index) => (
        <ModelFields
          key={model.subModel}
          model={model}
          name={nameOf(model.subModel)}
          own={own}
          isGone={isKnown && !isBuiltIn(model.subModel) && !own.some(({ key }) => key === model.subModel)}
          onRemove={() => remove(model.subModel)}
          sized={size.models[index] ?? null}
          canEdit={props.canEdit}
          set={(part) => set(index, part)}
        />
      ))}
      <dl className={classes.sums}>
        <Sum name={t('latency')} figure={size.latencyMs} inWords={(value) => `${format.decimal(value, 1)} ms`} />
        <Sum name={t('devices')} figure={size.devices} inWords={format.number} />
        <Sum
          name={size.bottleneck === null ? t('served') : t('servedBy', { model: size.bottleneck })}
          figure={size.qps}
          inWords={(value) => `${format.decimal(value, 1)} QPS`}
        />
      </dl>
      {placed.length > 0 && (
        <ChartFrame
          title={t('steps')}
          hint={t('stepsHint')}
          fileName="memory-steps"
          draw={(width) =>
            memoryStepsScene({
              title: t('steps'),
              models: placed,
              width,
              height: 260,
              number: (value) => format.decimal(value, 2),
              sizeName: t('modelSize'),
              countName: t('instancesPerDevice'),
            })
          }
          csv={csv}
        />
      )}
    </SheetCard>
  );
}

const boundSigns = { 'at-least': '≥', 'at-most': '≤' } as const;

interface ModelFieldsProps {
  readonly model: ModelRequirement;
  readonly name: string;
  /** Sub-models that the project defines. */
  readonly own: readonly ProjectSubModel[];
  /** The project has no such sub-model any more. */
  readonly isGone: boolean;
  /** Takes it from the sheet. */
  readonly onRemove: () => void;
  readonly sized: ModelSize | null;
  readonly canEdit: boolean;
  readonly set: (part: Partial<ModelRequirement>) => void;
}

function ModelFields({ model, name, own, isGone, onRemove, sized, canEdit, set }: ModelFieldsProps) {
  const t = useText('requirements');
  const { said, written } = modelWords(model, own, useBlankModelWords(own));
  const figure = (label: string, member: Figure, width: number | null, suffix: string) => (
    <NumberInput
      label={label}
      aria-label={`${name}: ${label}`}
      {...(width === null ? {} : { w: width })}
      hideControls
      allowNegative={false}
      decimalScale={4}
      suffix={suffix}
      readOnly={!canEdit}
      value={model[member] ?? ''}
      onChange={(value) => set({ [member]: positive(value, member === 'target' || member === 'targetQps') })}
    />
  );
  return (
    <div className={classes.model}>
      <h3 className={classes.modelName}>
        {name}
        <span className={classes.flow}>{isGone ? t('modelGone') : `${said('input')} → ${said('output')}`}</span>
        {isGone && canEdit && (
          <Button size="compact-xs" variant="subtle" onClick={onRemove}>
            {t('removeModel')}
          </Button>
        )}
      </h3>
      <div className={classes.fields}>
        <TextInput
          label={t('metric')}
          aria-label={`${name}: ${t('metric')}`}
          maxLength={200}
          readOnly={!canEdit}
          value={said('metric')}
          onChange={(event) => set({ metric: written('metric', event.currentTarget.value) })}
        />
        <Select
          label={t('direction')}
          aria-label={`${name}: ${t('direction')}`}
          allowDeselect={false}
          readOnly={!canEdit}
          data={Object.entries(boundSigns).map(([value, label]) => ({ value, label }))}
          value={model.direction}
          onChange={(value) => set({ direction: value === 'at-most' ? 'at-most' : 'at-least' })}
        />
        {figure(t('target'), 'target', null, '')}
        {figure(t('processing'), 'processingMs', null, ' ms')}
        {figure(t('targetQps'), 'targetQps', null, '')}
        <Select
          label={t('serving')}
          aria-label={`${name}: ${t('serving')}`}
          allowDeselect={false}
          readOnly={!canEdit}
          data={servings.map((value) => ({ value, label: t(`serving-${value}`) }))}
          value={model.serving}
          onChange={(value) => set({ serving: Serving.parse(value) })}
        />
        <TextInput
          label={t('hardware')}
          aria-label={`${name}: ${t('hardware')}`}
          maxLength={500}
          readOnly={!canEdit}
          value={model.hardware}
          onChange={(event) => set({ hardware: event.currentTarget.value })}
        />
      </div>
      <div className={classes.memory}>
        {figure(t('modelSize'), 'modelGb', 130, ' GB')}
        {figure(t('deviceMemory'), 'deviceGb', 130, ' GB')}
        {sized !== null && <Sized sized={sized} />}
      </div>
    </div>
  );
}

/**
 * What the sheet says of a model where nobody has said anything is English, as its exports are; on the screen it is in
 * the language of the screen.
 */
function modelWords(
  model: ModelRequirement,
  own: readonly ProjectSubModel[],
  blankWords: ReturnType<typeof useBlankModelWords>,
) {
  const blank = openModelRequirement(model.subModel, own);
  const blankInWords = (member: ModelText) => blankWords(model.subModel, member);
  return {
    said: (member: ModelText) => (model[member] === blank[member] ? blankInWords(member) : model[member]),
    written: (member: ModelText, text: string) => (text === blankInWords(member) ? blank[member] : text),
  };
}

type Figure = 'target' | 'processingMs' | 'targetQps' | 'modelGb' | 'deviceGb';

/** What was typed as a number; nothing, or what cannot be, as null. */
function positive(value: string | number, mayBeZero: boolean): number | null {
  const number = Number(value);
  if (value === '' || !Number.isFinite(number) || number < 0 || (number === 0 && !mayBeZero)) return null;
  return number;
}

/** What follows from the figures of one model. */
function Sized({ sized }: { readonly sized: ModelSize }) {
  const t = useText('requirements');
  const format = useFormat();
  const { instancesPerDevice, instances, devices, qpsServed, idleGb, nextStepGb } = sized;
  if (instancesPerDevice === 0) return <span className={classes.sized}>{t('fitsNowhere')}</span>;
  const parts = [
    instancesPerDevice === null
      ? null
      : t('fits', { count: instancesPerDevice, step: nextStepGb === null ? '' : format.decimal(nextStepGb, 2) }),
    instances === null || qpsServed === null
      ? null
      : t('needs', { count: instances, qps: format.decimal(qpsServed, 1) }),
    devices === null || idleGb === null ? null : t('takes', { count: devices, idle: format.decimal(idleGb, 1) }),
  ].filter((part) => part !== null);
  return <span className={classes.sized}>{parts.join(' · ')}</span>;
}

interface SumProps {
  readonly name: string;
  readonly figure: PartialFigure;
  readonly inWords: (value: number) => string;
}

/** A figure over all models, with those that it leaves out. */
function Sum({ name, figure: { value, without }, inWords }: SumProps) {
  const t = useText('requirements');
  return (
    <div>
      <dt>
        {name}
        {value !== null && without.length > 0 && ` · ${t('sumWithout', { models: without.join(', ') })}`}
      </dt>
      <dd>{value === null ? '–' : inWords(value)}</dd>
    </div>
  );
}

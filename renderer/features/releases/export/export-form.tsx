import { Accordion, Button, Checkbox, Collapse, Group, Input, Select, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useReleaseTitle } from '#renderer/i18n/use-numbered-names.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { folders } from '#renderer/transport/folders.ts';
import { useSession } from '#renderer/transport/session.tsx';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { useSubModels } from '#renderer/transport/use-sub-models.ts';
import { DialogActs } from '#renderer/ui/dialog/dialog-acts.tsx';
import { useFirstField } from '#renderer/ui/dialog/use-first-field.ts';
import { FolderField } from '#renderer/ui/folders/folder-field.tsx';
import { useFolderChoice } from '#renderer/ui/folders/use-folder-choice.ts';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import type { ExportSettings } from '#schemas/contract/releases.ts';
import { type JobId, ReleaseId } from '#schemas/domain/id.ts';
import { isBuiltIn, type SubModelKey } from '#schemas/domain/sub-model.ts';
import { Container, containers, type DatasetRecipe, datasetName } from '#schemas/formats/dataset-recipe.ts';
import type { FewSides } from '#schemas/formats/left-open.ts';
import type { ReasonCount } from '#schemas/formats/reason-count.ts';
import { totalOf } from '#shared/split/uneven-shares.ts';
import { FewSidesMark } from '../detail/few-sides-mark.tsx';
import { LeftOutMark } from '../detail/left-out-mark.tsx';
import classes from '../dialog-footer.module.css';
import { areComplete, type FreezeChoices, freezeOptionsOf } from '../freeze/freeze-choices.ts';
import { FreezeFields } from '../freeze/freeze-fields.tsx';
import { useFirstFreezeChoices } from '../freeze/use-first-freeze-choices.ts';
import { areWritable } from '../recipes/recipe-choices.ts';
import { RecipeFields } from '../recipes/recipe-fields.tsx';
import { useOwnItems } from '../use-own-items.ts';
import type { ExportDialogProps } from './export-dialog.tsx';
import { exportFolderName, exportsPurpose, nameInContainer } from './export-folder-name.ts';

export interface ExportFormProps extends Omit<ExportDialogProps, 'opened' | 'onClosed'> {
  /** Whether it can be seen: it is kept while its job runs, and the keyboard comes back to its first field. */
  readonly isShown: boolean;
  readonly onStarted: (job: JobId) => void;
}

const current = 'current';
const hintOfSubModel = {
  extractor: 'extractorHint',
  detector: 'detectorHint',
  recognizer: 'recognizerHint',
  aligner: 'alignerHint',
  converter: 'converterHint',
} as const;
const containerKeys = { folder: 'containerFolder', zip: 'containerZip', tar: 'containerTar' } as const;

/** What is exported, how and where to. */
export function ExportForm(props: ExportFormProps) {
  const settings = useQuery(api.releases.exportSettings.queryOptions());
  const first = useFirstFreezeChoices();
  if (settings.error !== null) return <ErrorNotice error={shownErrorOf(settings.error)} />;
  return settings.data && first ? <ChosenExport {...props} settings={settings.data} first={first} /> : null;
}

function ChosenExport({
  releases,
  initialRelease,
  isShown,
  onStarted,
  onClose,
  settings,
  first,
}: ExportFormProps & { readonly settings: ExportSettings; readonly first: FreezeChoices }) {
  const t = useText('releases');
  const { project } = useSession();
  const firstField = useFirstField<HTMLInputElement>(isShown);
  /** Whether the keyboard is in the first field yet: from then on a dialog above gives it back to what opened that. */
  const [isFresh, setFresh] = useState(true);
  const [release, setRelease] = useState<ReleaseId | null>(initialRelease);
  const [freeze, setFreeze] = useState(first);
  const [left, setLeft] = useState<ReadonlySet<SubModelKey>>(new Set());
  const [changed, setChanged] = useState<ReadonlyMap<SubModelKey, readonly DatasetRecipe[]>>(new Map());
  const [container, setContainer] = useState<Container>('folder');
  const { nameOf: subModelName } = useSubModels();
  const releaseTitle = useReleaseTitle();
  const [ownName, setOwnName] = useState<string | null>(null);
  const place = useFolderChoice(folders, exportsPurpose);
  const parent = place.folder;
  const summary = releases.find((other) => other.release.id === release);
  const chosen = summary?.release ?? null;
  const { own: ownSubModels, itemsOf } = useOwnItems(release === null ? [] : [release]);
  /** Items that the chosen release has; undefined where nothing is frozen yet, or it is not counted. */
  const itemsFor = (key: SubModelKey): HeldItems | undefined => {
    if (release === null || isBuiltIn(key)) {
      if (!summary || !isBuiltIn(key)) return;
      return { count: summary.bySubModel[key], leftOut: summary.leftOut.filter(({ subModel }) => subModel === key) };
    }
    const own = ownSubModels.find((subModel) => subModel.key === key);
    const items = own && itemsOf(release, own);
    return items && { count: totalOf(items), leftOut: items.leftOut };
  };
  const proposed = exportFolderName(project.name, chosen?.number ?? null);
  const name = nameInContainer(ownName ?? proposed, container);
  const bySubModel = settings.recipes.map(({ subModel, recipes }) => ({
    subModel,
    recipes: changed.get(subModel) ?? recipes,
    isIn: !left.has(subModel),
  }));
  const recipes = bySubModel.flatMap((one) => (one.isIn ? one.recipes : []));
  const starting = useMutation(api.releases.startExport.mutationOptions({ onSuccess: ({ job }) => onStarted(job) }));
  const isComplete =
    parent !== null && name !== '' && areWritable(recipes) && (release !== null || areComplete(freeze));
  const start = () => {
    if (parent === null) return;
    starting.mutate({
      release,
      freeze: release === null ? freezeOptionsOf(freeze) : null,
      parent: parent.id,
      folderName: name,
      options: { container, recipes: recipes.map((recipe) => ({ ...recipe })) },
    });
  };
  const toggle = (subModel: SubModelKey, isIn: boolean) => {
    const next = new Set(left);
    if (isIn) next.delete(subModel);
    else next.add(subModel);
    setLeft(next);
  };
  return (
    <Stack gap="md">
      <Select
        ref={firstField}
        data-autofocus={isFresh || undefined}
        onBlur={() => setFresh(false)}
        label={t('exportRelease')}
        data={[
          { value: current, label: t('exportCurrent') },
          ...releases
            .toSorted((a, b) => b.release.number - a.release.number)
            .map(({ release: one }) => ({ value: one.id as string, label: releaseTitle(one) })),
        ]}
        value={release ?? current}
        allowDeselect={false}
        onChange={(value) => setRelease(value === current ? null : ReleaseId.parse(value))}
      />
      <Collapse expanded={release === null}>
        <FreezeFields choices={freeze} onChange={setFreeze} />
      </Collapse>
      <Input.Wrapper label={t('subModels')} description={t('itemsHint')}>
        <Accordion variant="contained" mt={6} multiple chevronPosition="right">
          {bySubModel.map(({ subModel, recipes: own, isIn }) => (
            <Accordion.Item key={subModel} value={subModel}>
              <Group wrap="nowrap" gap={0} pl="sm">
                <SubModelCheckbox
                  subModel={subModel}
                  recipes={own}
                  items={itemsFor(subModel)}
                  fewSides={own.some(({ format }) => format === 'image-folder') ? (summary?.fewSides ?? null) : null}
                  checked={isIn}
                  onChange={(checked) => toggle(subModel, checked)}
                />
                <Accordion.Control
                  w="auto"
                  style={{ flex: 'none' }}
                  aria-label={t('formatsOf', { subModel: subModelName(subModel) })}
                />
              </Group>
              <Accordion.Panel>
                <RecipeFields
                  subModel={subModel}
                  own={settings.subModels}
                  recipes={own}
                  onChange={(next) => setChanged(new Map(changed).set(subModel, next))}
                />
              </Accordion.Panel>
            </Accordion.Item>
          ))}
        </Accordion>
      </Input.Wrapper>
      <div className={classes.footer}>
        <Group grow align="flex-start">
          <FolderField label={t('parent')} pickTitle={t('pickParent')} choice={place} />
          <TextInput
            label={container === 'zip' ? t('zipName') : t('folderName')}
            value={ownName ?? name}
            maxLength={200}
            onChange={(event) => setOwnName(event.currentTarget.value)}
            onBlur={() => ownName !== null && setOwnName(name)}
          />
          <Select
            label={t('container')}
            allowDeselect={false}
            data={containers.map((one) => ({ value: one, label: t(containerKeys[one]) }))}
            value={container}
            onChange={(value) => {
              const next = Container.parse(value);
              setContainer(next);
              if (ownName !== null) setOwnName(nameInContainer(ownName, next));
            }}
          />
        </Group>
        {starting.error !== null && <ErrorNotice error={shownErrorOf(starting.error)} />}
        <DialogActs onCancel={onClose}>
          <Button disabled={!isComplete} loading={starting.isPending} onClick={start}>
            {t('exportDo')}
          </Button>
        </DialogActs>
      </div>
    </Stack>
  );
}

/** What a release has for a sub-model, before a format leaves anything out. */
interface HeldItems {
  readonly count: number;
  /** Accepted items beside them that no dataset can hold. */
  readonly leftOut: readonly ReasonCount[];
}

interface SubModelCheckboxProps {
  readonly subModel: SubModelKey;
  readonly recipes: readonly DatasetRecipe[];
  /** What the release has for it, where that is known. */
  readonly items: HeldItems | undefined;
  /** Symbols that ImageFolder leaves out, where it is chosen. */
  readonly fewSides: FewSides | null;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

function SubModelCheckbox({ subModel, recipes, items, fewSides, checked, onChange }: SubModelCheckboxProps) {
  const t = useText('releases');
  const { nameOf } = useSubModels();
  return (
    <Checkbox
      py={8}
      style={{ flex: 1 }}
      label={nameOf(subModel)}
      description={
        <>
          {isBuiltIn(subModel) ? t(hintOfSubModel[subModel]) : t('ownSubModel')}
          <Text span inherit ml={6} fw={600}>
            <code>{recipes.map(datasetName).join(', ')}</code>
          </Text>
          {items !== undefined && (
            <Text span inherit ml={6} {...(items.count === 0 ? { c: 'orange', fw: 600 } : {})}>
              {t(items.count === 0 ? 'itemsNone' : 'itemsHeld', { count: items.count })}{' '}
              <LeftOutMark leftOut={items.leftOut} /> <FewSidesMark fewSides={fewSides} total={items.count} />
            </Text>
          )}
        </>
      }
      checked={checked}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}

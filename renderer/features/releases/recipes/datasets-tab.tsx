import { ActionIcon, Badge, Button, Card, Group, Select, Stack, Text, TextInput, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { useSession } from '#renderer/transport/session.tsx';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { staleBySetting } from '#renderer/transport/stale-queries.ts';
import { useKeptDraft } from '#renderer/transport/use-kept-draft.ts';
import { useSubModels } from '#renderer/transport/use-sub-models.ts';
import { useFailureNotice } from '#renderer/ui/notices/use-failure-notice.tsx';
import type { ExportSettings } from '#schemas/contract/releases.ts';
import { RecordIn, RecordOut, recordsIn, recordsOut, refusePair } from '#schemas/domain/project-sub-model.ts';
import type { DatasetRecipe } from '#schemas/formats/dataset-recipe.ts';
import { RecipeFields } from './recipe-fields.tsx';

/** What the project exports: the recipes of every sub-model, and sub-models of its own. */
export function DatasetsTab() {
  const t = useText('releases');
  const { can } = useSession();
  const settings = useQuery(api.releases.exportSettings.queryOptions());
  return (
    <Stack p="0 24px 32px" gap="md" maw={980}>
      <Text size="sm" c="dimmed">
        {t('datasetsSentence')}
      </Text>
      {settings.data?.recipes.map((one) => (
        <RecipeCard key={one.subModel} settings={settings.data} kept={one} />
      ))}
      {can('lead') && <NewSubModel />}
    </Stack>
  );
}

function useSettingsChange(setting: 'sub-models' | 'recipes') {
  const queryClient = useQueryClient();
  const showFailure = useFailureNotice();
  return {
    onSuccess: (settings: ExportSettings) => {
      queryClient.setQueryData(api.releases.exportSettings.queryKey(), settings);
      // At once, and not only when the live event of it arrives.
      for (const queryKey of staleBySetting(setting)) void queryClient.invalidateQueries({ queryKey });
    },
    onError: (error: unknown) => showFailure(shownErrorOf(error)),
  };
}

interface RecipeCardProps {
  readonly settings: ExportSettings;
  readonly kept: ExportSettings['recipes'][number];
}

function RecipeCard({ settings, kept }: RecipeCardProps) {
  const t = useText('releases');
  const common = useText('common');
  const records = useText('exportOptions');
  const { nameOf } = useSubModels();
  const { can } = useSession();
  const change = useSettingsChange('recipes');
  const [edited, setEdited] = useKeptDraft<readonly DatasetRecipe[]>(`recipes/${kept.subModel}`);
  const saving = useMutation(
    api.releases.setRecipes.mutationOptions({
      ...change,
      onSuccess: (next) => {
        change.onSuccess(next);
        setEdited(null);
      },
    }),
  );
  const removing = useMutation(api.releases.removeSubModel.mutationOptions(useSettingsChange('sub-models')));
  const own = settings.subModels.find(({ key }) => key === kept.subModel);
  const recipes = edited ?? kept.recipes;
  return (
    <Card withBorder radius="md" padding="md">
      <Group justify="space-between" mb="sm">
        <Group gap="xs">
          <Text fw={600}>{nameOf(kept.subModel)}</Text>
          {own && (
            <Text size="sm" c="dimmed">
              {records(`in_${own.recordIn}`)} → {records(`out_${own.recordOut}`)}
            </Text>
          )}
          {kept.isKept && (
            <Badge variant="light" tt="none">
              {t('recipeKept')}
            </Badge>
          )}
        </Group>
        {can('lead') && (
          <Group gap="xs">
            {kept.isKept && edited === null && (
              <Button
                size="compact-sm"
                variant="subtle"
                onClick={() => saving.mutate({ subModel: kept.subModel, recipes: null })}
              >
                {t('recipeUsual')}
              </Button>
            )}
            {edited !== null && (
              <Button size="compact-sm" variant="default" onClick={() => setEdited(null)}>
                {common('cancel')}
              </Button>
            )}
            <Button
              size="compact-sm"
              disabled={edited === null || edited.length === 0}
              loading={saving.isPending}
              onClick={() =>
                saving.mutate({ subModel: kept.subModel, recipes: recipes.map((recipe) => ({ ...recipe })) })
              }
            >
              {t('recipeKeep')}
            </Button>
            {own && (
              <Tooltip label={t('removeSubModel')}>
                <ActionIcon
                  variant="subtle"
                  color="red"
                  aria-label={t('removeSubModel')}
                  onClick={() => removing.mutate({ key: own.key })}
                >
                  <IconTrash size={16} />
                </ActionIcon>
              </Tooltip>
            )}
          </Group>
        )}
      </Group>
      <RecipeFields subModel={kept.subModel} own={settings.subModels} recipes={recipes} onChange={setEdited} />
    </Card>
  );
}

/** A folder name made of what a person calls it. */
function keyOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 40);
}

function NewSubModel() {
  const t = useText('releases');
  const records = useText('exportOptions');
  const change = useSettingsChange('sub-models');
  const [name, setName] = useState('');
  const [recordIn, setRecordIn] = useState<RecordIn>('page');
  const [recordOut, setRecordOut] = useState<RecordOut>('latex');
  const adding = useMutation(
    api.releases.setSubModel.mutationOptions({
      ...change,
      onSuccess: (next) => {
        change.onSuccess(next);
        setName('');
      },
    }),
  );
  const key = keyOf(name);
  const refusal = refusePair(recordIn, recordOut);
  return (
    <Card withBorder radius="md" padding="md">
      <Text fw={600} mb="sm">
        {t('newSubModel')}
      </Text>
      <Group align="flex-start" grow>
        <TextInput
          label={t('name')}
          description={key === '' ? t('subModelFolder') : `${key}/`}
          inputWrapperOrder={['label', 'input', 'description']}
          value={name}
          maxLength={100}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          label={t('recordIn')}
          allowDeselect={false}
          data={recordsIn.map((one) => ({ value: one, label: records(`in_${one}`) }))}
          value={recordIn}
          onChange={(value) => setRecordIn(RecordIn.parse(value))}
        />
        <Select
          label={t('recordOut')}
          allowDeselect={false}
          data={recordsOut.map((one) => ({ value: one, label: records(`out_${one}`) }))}
          value={recordOut}
          error={refusal === null ? null : t(refusal === 'region-needs-page' ? 'refusedRegions' : 'refusedCrop')}
          onChange={(value) => setRecordOut(RecordOut.parse(value))}
        />
        <Button
          mt={21}
          disabled={key === '' || refusal !== null}
          loading={adding.isPending}
          onClick={() => adding.mutate({ key, name: name.trim(), recordIn, recordOut })}
        >
          {t('addSubModel')}
        </Button>
      </Group>
    </Card>
  );
}

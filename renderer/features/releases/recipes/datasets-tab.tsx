import { ActionIcon, Badge, Button, Card, Group, Stack, Text, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { useSession } from '#renderer/transport/session.tsx';
import { useKeptDraft } from '#renderer/transport/use-kept-draft.ts';
import { useSubModels } from '#renderer/transport/use-sub-models.ts';
import type { ExportSettings } from '#schemas/contract/releases.ts';
import { type DatasetRecipe, folderOfRecipe } from '#schemas/formats/dataset-recipe.ts';
import { fitsRecipe } from '#shared/formats/fits-recipe.ts';
import { NewSubModel } from './new-sub-model.tsx';
import { areWritable } from './recipe-choices.ts';
import { RecipeFields } from './recipe-fields.tsx';
import { useSettingsChange } from './use-settings-change.ts';

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
      {can('lead') && settings.data && <NewSubModel own={settings.data.subModels} />}
    </Stack>
  );
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
  const keepButton = useRef<HTMLButtonElement>(null);
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
  // What was begun may be of records that the sub-model no longer has.
  const recipes = (edited ?? kept.recipes).filter((recipe) => fitsRecipe(recipe, settings.subModels));
  // Each card has the same buttons: their names say whose.
  const formatsName = t('formatsOf', { subModel: nameOf(kept.subModel) });
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
                aria-label={`${t('recipeUsual')}: ${formatsName}`}
                onClick={() => {
                  saving.mutate({ subModel: kept.subModel, recipes: null });
                  keepButton.current?.focus();
                }}
              >
                {t('recipeUsual')}
              </Button>
            )}
            {edited !== null && (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`${common('cancel')}: ${formatsName}`}
                onClick={() => {
                  setEdited(null);
                  keepButton.current?.focus();
                }}
              >
                {common('cancel')}
              </Button>
            )}
            <Button
              size="compact-sm"
              ref={keepButton}
              aria-label={`${t('recipeKeep')}: ${formatsName}`}
              disabled={!areWritable(recipes)}
              // Not off where there is nothing to keep: once it is kept, the keyboard would be nowhere.
              data-disabled={edited === null}
              aria-disabled={edited === null}
              loading={saving.isPending}
              onClick={() =>
                edited !== null &&
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
                  aria-label={`${t('removeSubModel')}: ${own.name}`}
                  onClick={() => removing.mutate({ key: own.key })}
                >
                  <IconTrash size={16} />
                </ActionIcon>
              </Tooltip>
            )}
          </Group>
        )}
      </Group>
      {kept.unwritable.length > 0 && (
        <Text size="sm" c="orange" mb="sm">
          {t('recipesUnwritable', { formats: kept.unwritable.map(folderOfRecipe).join(', ') })}
        </Text>
      )}
      <RecipeFields subModel={kept.subModel} own={settings.subModels} recipes={recipes} onChange={setEdited} />
    </Card>
  );
}

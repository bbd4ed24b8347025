import { ActionIcon, Badge, Group, Stack, TextInput, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { type DatasetRecipe, folderOfRecipe } from '#schemas/formats/dataset-recipe.ts';
import { nameFault } from './recipe-choices.ts';

export interface NamedRecipeProps {
  readonly recipe: DatasetRecipe;
  readonly name: string;
  readonly recipes: readonly DatasetRecipe[];
  readonly onName: (name: string) => void;
  readonly onRemove: () => void;
  /** Its options. */
  readonly children: ReactNode;
}

/** A format that is written once more, under a name and with options of its own. */
export function NamedRecipe({ recipe, name, recipes, onName, onRemove, children }: NamedRecipeProps) {
  const t = useText('releases');
  const fault = nameFault(recipe, recipes);
  const folder = folderOfRecipe(recipe);
  return (
    <Stack gap={6} mt="xs" ml={28} pl="sm" style={{ borderLeft: '2px solid var(--mantine-color-default-border)' }}>
      <Group gap="xs" align="flex-start">
        <TextInput
          size="xs"
          w={240}
          label={t('recipeName')}
          value={name}
          maxLength={40}
          error={fault === null ? null : t(fault)}
          onChange={(event) => onName(event.currentTarget.value)}
        />
        {fault !== 'recipeNameWrong' && (
          <Badge size="xs" variant="light" tt="none" color="gray" mt={26}>
            <code>{folder}</code>
          </Badge>
        )}
        <Tooltip label={t('recipeRemove', { folder })}>
          <ActionIcon
            variant="subtle"
            color="red"
            size={22}
            mt={22}
            aria-label={t('recipeRemove', { folder })}
            onClick={onRemove}
          >
            <IconTrash size={14} />
          </ActionIcon>
        </Tooltip>
      </Group>
      {children}
    </Stack>
  );
}

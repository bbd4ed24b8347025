import { Badge, Button, Checkbox, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useReasonText } from '#renderer/i18n/use-error-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import type { ProjectSubModel } from '#schemas/domain/project-sub-model.ts';
import type { SubModelKey } from '#schemas/domain/sub-model.ts';
import type { DatasetOptionName } from '#schemas/formats/dataset-options.ts';
import type { DatasetRecipe } from '#schemas/formats/dataset-recipe.ts';
import { frameOfCrops } from '#shared/formats/crops/crop-frame.ts';
import { formatsFor } from '#shared/formats/formats-for.ts';
import { NamedRecipe } from './named-recipe.tsx';
import { OptionField } from './option-field.tsx';
import { OptionPresets } from './option-presets.tsx';
import { withAnother, withChange, withFormat } from './recipe-choices.ts';
import { useFormatTitle } from './use-format-title.ts';

export interface RecipeFieldsProps {
  readonly subModel: SubModelKey;
  readonly own: readonly ProjectSubModel[];
  readonly recipes: readonly DatasetRecipe[];
  readonly onChange: (recipes: readonly DatasetRecipe[]) => void;
}

/** The formats of one sub-model, each with its options where it is chosen, and once more for each further name. */
export function RecipeFields({ subModel, own, recipes, onChange }: RecipeFieldsProps) {
  const t = useText('releases');
  const titleOf = useFormatTitle();
  return (
    <Stack gap="xs">
      {formatsFor(subModel, own).map(({ id, title, options }) => {
        // By its place, as its name is what somebody types.
        const chosen = recipes
          .filter(({ format }) => format === id)
          .map((recipe, at) => ({ recipe, place: `${id} ${at}` }));
        return (
          <div key={id}>
            <Group gap={8}>
              <Checkbox
                size="sm"
                label={titleOf(id, title)}
                checked={chosen.length > 0}
                onChange={(event) => onChange(withFormat(recipes, subModel, id, event.currentTarget.checked))}
              />
              <Badge size="xs" variant="light" tt="none" color="gray">
                <code>
                  {subModel}/{id}
                </code>
              </Badge>
            </Group>
            {chosen.length === 0 && options.length > 0 && <OptionPresets names={options} />}
            {chosen.map(({ recipe, place }) => {
              const fields = <OptionFields names={options} recipe={recipe} recipes={recipes} onChange={onChange} />;
              if (recipe.name === null) return <div key={place}>{fields}</div>;
              return (
                <NamedRecipe
                  key={place}
                  recipe={recipe}
                  name={recipe.name}
                  recipes={recipes}
                  onName={(name) => onChange(withChange(recipes, recipe, { name }))}
                  onRemove={() => onChange(recipes.filter((other) => other !== recipe))}
                >
                  {fields}
                </NamedRecipe>
              );
            })}
            {chosen.length > 0 && options.length > 0 && (
              <Button
                size="compact-xs"
                variant="subtle"
                mt={6}
                ml={20}
                aria-label={`${t('recipeAnother')}: ${titleOf(id, title)}`}
                leftSection={<IconPlus size={12} />}
                onClick={() => onChange(withAnother(recipes, id))}
              >
                {t('recipeAnother')}
              </Button>
            )}
          </div>
        );
      })}
    </Stack>
  );
}

interface OptionFieldsProps extends Pick<RecipeFieldsProps, 'recipes' | 'onChange'> {
  readonly names: readonly DatasetOptionName[];
  readonly recipe: DatasetRecipe;
}

function OptionFields({ names, recipe, recipes, onChange }: OptionFieldsProps) {
  const reasonText = useReasonText();
  if (names.length === 0) return null;
  const frame = names.includes('cropBackground') ? frameOfCrops(recipe.options) : null;
  return (
    <Stack gap={6} mt={6} ml={recipe.name === null ? 28 : 0}>
      <SimpleGrid cols={{ base: 2, sm: 3 }} spacing="xs">
        {names.map((name) => (
          <OptionField
            key={name}
            name={name}
            value={recipe.options[name]}
            onChange={(value) =>
              onChange(withChange(recipes, recipe, { options: { ...recipe.options, [name]: value } }))
            }
          />
        ))}
      </SimpleGrid>
      {frame && (
        <Text size="sm" c="orange">
          {reasonText(frame)}
        </Text>
      )}
    </Stack>
  );
}

import { Badge, Checkbox, Group, SimpleGrid, Stack } from '@mantine/core';
import type { ProjectSubModel } from '#schemas/domain/project-sub-model.ts';
import type { SubModelKey } from '#schemas/domain/sub-model.ts';
import type { DatasetRecipe } from '#schemas/formats/dataset-recipe.ts';
import { formatsFor } from '#shared/formats/formats-for.ts';
import { OptionField } from './option-field.tsx';
import { OptionPresets } from './option-presets.tsx';
import { withFormat, withOption } from './recipe-choices.ts';
import { useFormatTitle } from './use-format-title.ts';

export interface RecipeFieldsProps {
  readonly subModel: SubModelKey;
  readonly own: readonly ProjectSubModel[];
  readonly recipes: readonly DatasetRecipe[];
  readonly onChange: (recipes: readonly DatasetRecipe[]) => void;
}

/** The formats of one sub-model, each with its options where it is chosen. */
export function RecipeFields({ subModel, own, recipes, onChange }: RecipeFieldsProps) {
  const titleOf = useFormatTitle();
  return (
    <Stack gap="xs">
      {formatsFor(subModel, own).map(({ id, title, options }) => {
        const recipe = recipes.find(({ format }) => format === id);
        return (
          <div key={id}>
            <Group gap={8}>
              <Checkbox
                size="sm"
                label={titleOf(id, title)}
                checked={recipe !== undefined}
                onChange={(event) => onChange(withFormat(recipes, subModel, id, event.currentTarget.checked))}
              />
              <Badge size="xs" variant="light" tt="none" color="gray">
                <code>
                  {subModel}/{id}
                </code>
              </Badge>
            </Group>
            {!recipe && options.length > 0 && <OptionPresets names={options} />}
            {recipe && options.length > 0 && (
              <SimpleGrid cols={{ base: 2, sm: 3 }} spacing="xs" mt={6} ml={28}>
                {options.map((name) => (
                  <OptionField
                    key={name}
                    name={name}
                    value={recipe.options[name]}
                    onChange={(value) => onChange(withOption(recipes, id, name, value))}
                  />
                ))}
              </SimpleGrid>
            )}
          </div>
        );
      })}
    </Stack>
  );
}

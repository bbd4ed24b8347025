import { Button, Group, Modal, MultiSelect, Slider, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { api, client } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { takeBack } from '#renderer/transport/take-back.ts';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import { useOfferedUndo } from '#renderer/ui/notices/use-offered-undo.ts';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { useSchemaWords } from '#renderer/ui/use-schema-words.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import { CategoryId, PersonId } from '#schemas/domain/id.ts';
import { importActorId } from '#schemas/domain/person.ts';
import { useRefreshReview } from '../use-refresh-review.ts';

export interface DrawDialogProps {
  readonly isOpen: boolean;
  readonly schema: ProjectSchema;
  readonly onClose: () => void;
}

/** Share, seed, people and kinds of a sample for second annotation. */
export function DrawDialog({ isOpen, schema, onClose }: DrawDialogProps) {
  const t = useText('review');
  return (
    <Modal opened={isOpen} onClose={onClose} title={t('drawTitle')} size={520}>
      {isOpen && <DrawForm schema={schema} onClose={onClose} />}
    </Modal>
  );
}

function DrawForm({ schema, onClose }: Omit<DrawDialogProps, 'isOpen'>) {
  const t = useText('review');
  const queryClient = useQueryClient();
  const offerUndo = useOfferedUndo(takeBack, useRefreshReview());
  const format = useFormat();
  const { categoryOf } = useSchemaWords(schema);
  const people = schema.people.flatMap(({ record }) =>
    record.retired || record.id === importActorId ? [] : [{ value: record.id, label: record.name }],
  );
  const [share, setShare] = useState(10);
  const [seed, setSeed] = useState(1);
  const [annotators, setAnnotators] = useState<string[]>([]);
  const [categories, setCategories] = useState<string[]>([]);
  const chosen = categories.map((id) => CategoryId.parse(id));
  const population = useQuery(api.second.population.queryOptions({ input: { categories: chosen } }));
  const draw = useMutation({
    mutationFn: () =>
      client.second.draw({
        share: share / 100,
        seed,
        annotators: annotators.map((id) => PersonId.parse(id)),
        categories: chosen,
      }),
    onSuccess: async ({ operation, drawn, skipped }) => {
      const said = [t('drew', { count: drawn }), ...(skipped > 0 ? [t('drewSkipped', { count: skipped })] : [])];
      offerUndo(operation, { title: t('drewTitle'), message: said.join(' ') });
      await queryClient.invalidateQueries({ queryKey: api.second.key() });
      onClose();
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        draw.mutate();
      }}
    >
      <Text size="sm" fw={500}>
        {t('share')}: {share}%
        {population.data !== undefined &&
          ` · ${t('shareCount', {
            count:
              population.data.population === 0
                ? 0
                : Math.max(1, Math.round((population.data.population * share) / 100)),
            of: format.number(population.data.population),
          })}`}
      </Text>
      <Text size="xs" c="dimmed" mb={6}>
        {t('shareHint')}
      </Text>
      <Slider
        min={5}
        max={15}
        step={1}
        value={share}
        onChange={setShare}
        thumbLabel={t('share')}
        marks={[5, 10, 15].map((value) => ({ value, label: `${value}%` }))}
        mb={28}
      />
      <NumberField
        label={t('seed')}
        description={t('seedHint')}
        min={0}
        max={2 ** 31 - 1}
        allowDecimal={false}
        value={seed}
        onChange={setSeed}
        mb="sm"
      />
      <MultiSelect
        label={t('annotators')}
        description={t('annotatorsHint')}
        data={people}
        value={annotators}
        onChange={setAnnotators}
        required
        mb="sm"
      />
      <MultiSelect
        label={t('onlyKinds')}
        placeholder={categories.length === 0 ? t('allKinds') : ''}
        data={schema.categories.flatMap(({ record }) =>
          record.retired ? [] : [{ value: record.id, label: categoryOf(record.id) }],
        )}
        value={categories}
        onChange={setCategories}
        searchable
        mb="md"
      />
      {draw.error !== null && <ErrorNotice error={shownErrorOf(draw.error)} />}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button type="submit" loading={draw.isPending} disabled={annotators.length === 0}>
          {t('drawNow')}
        </Button>
      </Group>
    </form>
  );
}

import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { updateRecord } from '#renderer/transport/schema-patch.ts';
import { useSession } from '#renderer/transport/session.tsx';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { useCommitSchema } from '#renderer/transport/use-commit-schema.ts';
import { useFailureNotice } from '#renderer/ui/notices/use-failure-notice.tsx';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import { type LayerName, layerNames } from '#schemas/domain/layer.ts';

const hintOfLayer = {
  regions: 'regionsHint',
  symbols: 'symbolsHint',
  layout: 'layoutHint',
  latex: 'latexHint',
} as const;

/** Name of the project and the layers it asks for; each change is saved at once. */
export function GeneralSettings({ schema }: { readonly schema: ProjectSchema }) {
  const t = useText('settings');
  const words = useText('status');
  const common = useText('common');
  const { can } = useSession();
  const showFailure = useFailureNotice();
  const commit = useCommitSchema();
  const { settings } = schema;
  const [name, setName] = useState(settings.record.name);
  const canEdit = can('lead');
  const change = (part: Partial<typeof settings.record>) =>
    commit.mutate([updateRecord(settings, part)], {
      onError: (error) => showFailure(shownErrorOf(error)),
    });
  const asked = settings.record.layersAsked;
  const toggle = (layer: LayerName, isAsked: boolean) =>
    change({ layersAsked: layerNames.filter((other) => (other === layer ? isAsked : asked.includes(other))) });
  return (
    <Stack gap="xl">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          change({ name: name.trim() });
        }}
      >
        <Group align="flex-end" gap="xs">
          <TextInput
            w={420}
            label={t('projectName')}
            value={name}
            maxLength={200}
            readOnly={!canEdit}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {canEdit && (
            <Button
              type="submit"
              loading={commit.isPending}
              disabled={name.trim() === '' || name.trim() === settings.record.name}
            >
              {common('save')}
            </Button>
          )}
        </Group>
      </form>
      <Checkbox.Group label={t('layersAsked')} description={t('layersHint')} value={asked}>
        <Stack gap={10} mt="sm">
          {layerNames.map((layer) => {
            const isLast = asked.length === 1 && asked.includes(layer);
            return (
              <Checkbox
                key={layer}
                value={layer}
                label={words(layer)}
                description={isLast && canEdit ? `${t(hintOfLayer[layer])} ${t('oneLayer')}` : t(hintOfLayer[layer])}
                disabled={!canEdit || commit.isPending || isLast}
                onChange={(event) => toggle(layer, event.currentTarget.checked)}
              />
            );
          })}
        </Stack>
      </Checkbox.Group>
    </Stack>
  );
}

import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { IconPlus, IconTags } from '@tabler/icons-react';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { useSession } from '#renderer/transport/session.tsx';
import { useShowInLibrary } from '#renderer/ui/library-link.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import { ChangeDialog } from '../kinds/change-dialog.tsx';
import type { OpenChange } from '../kinds/kind-target.ts';
import { NameDialog, type NameTarget } from '../name-dialog.tsx';
import { inOrder } from '../order-records.ts';
import { FacetCard } from './facet-card.tsx';

/** Facets and their categories: added, named in both languages, ordered, retired. */
export function FacetSettings({ schema }: { readonly schema: ProjectSchema }) {
  const t = useText('settings');
  const { can } = useSession();
  const [showsRetired, setShowsRetired] = useState(false);
  const [target, setTarget] = useState<NameTarget | null>(null);
  const [change, setChange] = useState<OpenChange | null>(null);
  const showInLibrary = useShowInLibrary();
  const facets = inOrder(schema.facets);
  const categories = inOrder(schema.categories);
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {t('retireHint')}
        </Text>
        <Group gap="md">
          <Checkbox
            size="xs"
            label={t('showRetired')}
            checked={showsRetired}
            onChange={(event) => setShowsRetired(event.currentTarget.checked)}
          />
          {showInLibrary !== null && (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconTags size={15} />}
              title={t('assignHint')}
              onClick={() => showInLibrary({})}
            >
              {t('assignByFilter')}
            </Button>
          )}
          {can('lead') && (
            <Button size="xs" leftSection={<IconPlus size={15} />} onClick={() => setTarget({ kind: 'new-facet' })}>
              {t('addFacet')}
            </Button>
          )}
        </Group>
      </Group>
      {facets.map((facet, index) =>
        facet.record.retired && !showsRetired ? null : (
          <FacetCard
            key={facet.record.id}
            facets={facets}
            index={index}
            categories={categories.filter(({ record }) => record.facet === facet.record.id)}
            showsRetired={showsRetired}
            canEdit={can('lead')}
            onName={setTarget}
            onChange={setChange}
          />
        ),
      )}
      <ChangeDialog schema={schema} open={change} onClose={() => setChange(null)} />
      <NameDialog schema={schema} target={target} onClose={() => setTarget(null)} />
    </Stack>
  );
}

import { Stack, Text } from '@mantine/core';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { Figures } from '#renderer/ui/counts/figures.tsx';
import { useShowInLibrary } from '#renderer/ui/library-link.ts';
import { Release } from '#schemas/domain/release.ts';
import { ItemsBehindFigures } from '../detail/items-behind.tsx';
import { PartedGroups } from '../split/parted-groups.tsx';
import { SubModelSides } from '../split/sub-model-sides.tsx';

/** What a job has frozen: the release by name, and how much is in it. */
export function FrozenView({ report }: { readonly report: unknown }) {
  const t = useText('releases');
  const jobs = useText('jobs');
  const show = useShowInLibrary();
  const parsed = Release.safeParse(report);
  const release = parsed.data?.id;
  const lies = useQuery(api.releases.report.queryOptions({ input: release === undefined ? skipToken : { release } }));
  if (!parsed.success) return <Text c="dimmed">{jobs('noReport')}</Text>;
  const { id, name, counts } = parsed.data;
  return (
    <Stack gap="lg">
      <Text>{t('frozen', { name })}</Text>
      <Figures
        figures={[
          {
            name: t('pages'),
            value: counts.pages,
            onShow: show ? () => show({ tab: 'pages', release: id }) : undefined,
          },
          { name: t('formulas'), value: counts.formulas, onShow: show ? () => show({ release: id }) : undefined },
          { name: t('symbols'), value: counts.symbols, tone: 'plain' },
        ]}
      />
      {lies.data && (
        <ItemsBehindFigures>
          <PartedGroups view={lies.data.split} />
          <SubModelSides view={lies.data.split} release={id} />
        </ItemsBehindFigures>
      )}
    </Stack>
  );
}

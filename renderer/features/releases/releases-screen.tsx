import { Button, Tooltip } from '@mantine/core';
import { IconPackage, IconPackageExport, IconSnowflake } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { useSession } from '#renderer/transport/session.tsx';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNotice } from '#renderer/ui/error-notice.tsx';
import { ScreenHeader } from '#renderer/ui/screen-header.tsx';
import type { ReleaseId } from '#schemas/domain/id.ts';
import { ExportDialog } from './export-dialog.tsx';
import { FreezeDialog } from './freeze-dialog.tsx';
import { ReleaseList } from './release-list.tsx';

/** Frozen states of the dataset, and what is exported from them. */
export function ReleasesScreen() {
  const t = useText('releases');
  const { can, host } = useSession();
  const [isFreezing, setFreezing] = useState(false);
  /** What is being exported: a release, or null for the state as it is now. */
  const [exported, setExported] = useState<{ readonly release: ReleaseId | null } | null>(null);
  const list = useQuery(api.releases.list.queryOptions());
  const actions = (
    <>
      {can('lead') && (
        <Button variant="default" leftSection={<IconSnowflake size={16} />} onClick={() => setFreezing(true)}>
          {t('freeze')}
        </Button>
      )}
      <Tooltip label={t('ownerOnly')} disabled={host.isOwner}>
        <span>
          <Button
            leftSection={<IconPackageExport size={16} />}
            disabled={!host.isOwner}
            onClick={() => setExported({ release: null })}
          >
            {t('export')}
          </Button>
        </span>
      </Tooltip>
    </>
  );
  const isEmpty = list.data?.length === 0;
  return (
    <>
      <ScreenHeader
        title={t('title')}
        aside={list.data === undefined || isEmpty ? '' : t('count', { count: list.data.length })}
        actions={isEmpty ? null : actions}
      />
      {list.error !== null && (
        <div style={{ padding: '0 24px' }}>
          <ErrorNotice error={shownErrorOf(list.error)} onRetry={() => void list.refetch()} />
        </div>
      )}
      {isEmpty && (
        <EmptyState
          icon={<IconPackage size={42} stroke={1.3} />}
          title={t('emptyTitle')}
          sentence={t('emptySentence')}
          actions={actions}
        />
      )}
      {list.data !== undefined && !isEmpty && (
        <ReleaseList releases={list.data} onExport={(release) => setExported({ release })} />
      )}
      <FreezeDialog opened={isFreezing} onClose={() => setFreezing(false)} />
      <ExportDialog
        opened={exported !== null}
        releases={list.data ?? []}
        initialRelease={exported?.release ?? null}
        onClose={() => setExported(null)}
      />
    </>
  );
}

import { Button, Tabs, Tooltip } from '@mantine/core';
import { IconPackage, IconPackageExport, IconShieldCheck, IconSnowflake } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { useSession } from '#renderer/transport/session.tsx';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { keepKeyboard } from '#renderer/ui/dialog/keep-keyboard.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import { ScreenHeader } from '#renderer/ui/screen-header.tsx';
import { useMovedButton } from '#renderer/ui/use-moved-button.ts';
import type { ReleaseId } from '#schemas/domain/id.ts';
import type { Release } from '#schemas/domain/release.ts';
import { ItemsBehindFigures } from './detail/items-behind.tsx';
import { ReleaseDetail } from './detail/release-detail.tsx';
import { ExportDialog } from './export/export-dialog.tsx';
import { VerifyDialog } from './export/verify-dialog.tsx';
import { FreezeDialog } from './freeze/freeze-dialog.tsx';
import { DatasetsTab } from './recipes/datasets-tab.tsx';
import { ReleaseList, type ReleaseListProps } from './release-list.tsx';
import classes from './releases-screen.module.css';
import { SourcesTab } from './sources-tab.tsx';
import { SplitsTab } from './split/splits-tab.tsx';

/** Frozen states of the dataset, and what is exported from them. */
export function ReleasesScreen({ onShow }: Pick<ReleaseListProps, 'onShow'>) {
  const t = useText('releases');
  const { can, host } = useSession();
  const [isFreezing, setFreezing] = useState(false);
  const [isVerifying, setVerifying] = useState(false);
  const [opened, setOpened] = useState<Release | null>(null);
  /** What is being exported: a release, or null for the state as it is now. */
  const [exported, setExported] = useState<{ readonly release: ReleaseId | null } | null>(null);
  const list = useQuery(api.releases.list.queryOptions());
  // Of an unchanged project nothing new is frozen: its release is exported.
  const current = list.data?.find(({ isCurrent }) => isCurrent)?.release.id ?? null;
  const isEmpty = list.data?.length === 0;
  const freezeButton = useMovedButton(isEmpty);
  const actions = (
    <>
      {host.isOwner && (
        <Button variant="subtle" leftSection={<IconShieldCheck size={16} />} onClick={() => setVerifying(true)}>
          {t('verify')}
        </Button>
      )}
      {can('lead') && (
        <Button
          ref={freezeButton}
          variant="default"
          leftSection={<IconSnowflake size={16} />}
          onClick={() => setFreezing(true)}
        >
          {t('freeze')}
        </Button>
      )}
      <Tooltip label={t('ownerOnly')} disabled={host.isOwner}>
        <span>
          <Button
            leftSection={<IconPackageExport size={16} />}
            disabled={!host.isOwner}
            onClick={() => setExported({ release: current })}
          >
            {t('export')}
          </Button>
        </span>
      </Tooltip>
    </>
  );
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
      {list.data !== undefined && (
        <Tabs defaultValue="releases" keepMounted={false} className={classes.tabs}>
          <Tabs.List mb="md" px={24}>
            <Tabs.Tab value="releases">{t('tabReleases')}</Tabs.Tab>
            {!isEmpty && <Tabs.Tab value="splits">{t('tabSplits')}</Tabs.Tab>}
            <Tabs.Tab value="datasets">{t('tabDatasets')}</Tabs.Tab>
            <Tabs.Tab value="sources">{t('tabSources')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="releases" className={classes.panel}>
            {isEmpty ? (
              <EmptyState
                icon={<IconPackage size={42} stroke={1.3} />}
                title={t('emptyTitle')}
                sentence={t('emptySentence')}
                actions={actions}
              />
            ) : (
              <ItemsBehindFigures>
                <ReleaseList
                  releases={list.data}
                  onOpen={setOpened}
                  onExport={(release) => setExported({ release })}
                  onShow={onShow}
                />
              </ItemsBehindFigures>
            )}
          </Tabs.Panel>
          <Tabs.Panel value="splits" className={classes.panel}>
            <SplitsTab releases={list.data} />
          </Tabs.Panel>
          <Tabs.Panel value="datasets" className={classes.panel}>
            <DatasetsTab />
          </Tabs.Panel>
          <Tabs.Panel value="sources" className={classes.panel}>
            <SourcesTab />
          </Tabs.Panel>
        </Tabs>
      )}
      <ReleaseDetail release={opened} releases={list.data ?? []} onClose={() => setOpened(null)} />
      <VerifyDialog opened={isVerifying} onClose={() => setVerifying(false)} />
      <FreezeDialog
        opened={isFreezing}
        onClose={() => setFreezing(false)}
        onClosed={() => keepKeyboard(freezeButton)}
      />
      <ExportDialog
        opened={exported !== null}
        releases={list.data ?? []}
        initialRelease={exported?.release ?? null}
        onClose={() => setExported(null)}
        onClosed={() => keepKeyboard(freezeButton)}
      />
    </>
  );
}

import { Alert, Button, Group, Menu } from '@mantine/core';
import { IconDownload, IconHistory, IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { addRecord, updateRecord } from '#renderer/transport/schema-patch.ts';
import { useSession } from '#renderer/transport/session.tsx';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { useCommitSchema } from '#renderer/transport/use-commit-schema.ts';
import { useKeptDraft } from '#renderer/transport/use-kept-draft.ts';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import { useFailureNotice } from '#renderer/ui/notices/use-failure-notice.tsx';
import { ScreenHeader } from '#renderer/ui/screen-header.tsx';
import { usePersonName } from '#renderer/ui/use-person-name.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import { isEqual } from '#shared/annotation/equal.ts';
import { BudgetSection } from './budget-section.tsx';
import { KindsSection } from './kinds-section.tsx';
import { ModelsSection } from './models-section.tsx';
import { PurposeSection } from './purpose-section.tsx';
import classes from './requirements-screen.module.css';
import { draftOf, type SheetDraft } from './sheet-draft.ts';
import { sheetFiles } from './sheet-files.ts';
import { TestSection } from './test-section.tsx';
import { TruthSection } from './truth-section.tsx';
import { VersionsDrawer } from './versions-drawer.tsx';

export interface RequirementsScreenProps {
  readonly onQuotas: () => void;
  readonly onCategories: () => void;
}

/** What the dataset is for and what it has to hold: one sheet, whose every change is a version. */
export function RequirementsScreen(props: RequirementsScreenProps) {
  const t = useText('requirements');
  const schema = useQuery(api.schema.get.queryOptions());
  if (schema.data === undefined) {
    return (
      <>
        <ScreenHeader title={t('title')} />
        {schema.error !== null && (
          <div className={classes.notice}>
            <ErrorNotice error={shownErrorOf(schema.error)} onRetry={() => void schema.refetch()} />
          </div>
        )}
      </>
    );
  }
  return <Sheet {...props} schema={schema.data} />;
}

interface SheetProps extends RequirementsScreenProps {
  readonly schema: ProjectSchema;
}

function Sheet({ schema, onQuotas, onCategories }: SheetProps) {
  const t = useText('requirements');
  const common = useText('common');
  const { can } = useSession();
  const canEdit = can('lead');
  const stored = draftOf(schema);
  const [edited, setEdited] = useKeptDraft<{ readonly draft: SheetDraft; readonly from: SheetDraft }>('requirements');
  const [showsVersions, setShowsVersions] = useState(false);
  const commit = useCommitSchema();
  const showFailure = useFailureNotice();
  const draft = edited?.draft ?? stored;
  const isChanged = edited !== null && !isEqual(edited.draft, stored);
  // What somebody else saved in the meantime is told before it would be written over.
  const isOvertaken = edited !== null && !isEqual(edited.from, stored);
  const change = (part: Partial<SheetDraft>) => {
    const next = { ...draft, ...part };
    setEdited(isEqual(next, stored) ? null : { from: edited?.from ?? stored, draft: next });
  };
  const save = () => {
    const { requirements, settings } = draft;
    const patches = [
      schema.requirements === null ? addRecord(requirements) : updateRecord(schema.requirements, requirements),
      updateRecord(schema.settings, settings),
    ];
    commit.mutate(patches, {
      onSuccess: () => setEdited(null),
      onError: (error) => showFailure(shownErrorOf(error)),
    });
  };
  const section = { schema, draft, change, canEdit };
  return (
    <>
      <ScreenHeader
        title={t('title')}
        aside={<VersionLine />}
        actions={
          <>
            <Button variant="default" leftSection={<IconHistory size={16} />} onClick={() => setShowsVersions(true)}>
              {t('versions')}
            </Button>
            <ExportMenu />
          </>
        }
      />
      <div className={classes.scroll}>
        {!canEdit && (
          <Alert variant="light" color="gray" icon={<IconLock size={17} />}>
            {t('readOnly')}
          </Alert>
        )}
        <PurposeSection {...section} />
        <TruthSection {...section} />
        <KindsSection {...section} onQuotas={onQuotas} onCategories={onCategories} />
        <ModelsSection {...section} />
        <BudgetSection {...section} />
        <TestSection {...section} />
      </div>
      {isChanged && (
        <div className={classes.bar} data-foot-bar>
          <output>{isOvertaken ? t('overtaken') : t('unsaved')}</output>
          <Group gap="xs">
            <Button variant="default" size="sm" onClick={() => setEdited(null)}>
              {t('discard')}
            </Button>
            <Button size="sm" loading={commit.isPending} onClick={save}>
              {common('save')}
            </Button>
          </Group>
        </div>
      )}
      <VersionsDrawer opened={showsVersions} onClose={() => setShowsVersions(false)} />
    </>
  );
}

function VersionLine() {
  const t = useText('requirements');
  const personName = usePersonName();
  const format = useFormat();
  const sheet = useQuery(api.requirements.sheet.queryOptions({ input: {} }));
  const version = sheet.data?.version;
  if (version === undefined) return null;
  return (
    <span>
      {t('versionLine', {
        number: format.number(version.number),
        name: personName({ id: version.person, name: version.actor }, version.kind),
        time: format.dateTime(version.at),
      })}
    </span>
  );
}

function ExportMenu() {
  const t = useText('requirements');
  const sheet = useQuery(api.requirements.sheet.queryOptions({ input: {} }));
  const { data } = sheet;
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} />} disabled={data === undefined}>
          {t('export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {sheetFiles.map(({ label, save }) => (
          <Menu.Item key={label} onClick={() => data !== undefined && save(data, 'requirements')}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

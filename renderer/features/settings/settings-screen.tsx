import { Alert, Tabs } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { useSession } from '#renderer/transport/session.tsx';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import { ScreenHeader } from '#renderer/ui/screen-header.tsx';
import { ArchiveSettings } from './archive/archive-settings.tsx';
import { SymbolClassSettings } from './classes/symbol-class-settings.tsx';
import { FacetSettings } from './facets/facet-settings.tsx';
import { GeneralSettings } from './general-settings.tsx';
import { HealthSettings } from './health/health-settings.tsx';
import { LatexSettings } from './latex-settings.tsx';
import { NoticesSettings } from './notices-settings.tsx';
import { RuleSettings } from './rule-settings.tsx';
import classes from './settings-screen.module.css';

const sections = ['general', 'categories', 'rules', 'symbols', 'latex', 'archive', 'health', 'notices'] as const;
type Section = (typeof sections)[number];

export interface SettingsScreenProps {
  /** As the address holds it. */
  readonly section: string | null;
  readonly onSection: (section: Section) => void;
}

/** What describes the project's truth: layers, categories, symbol classes, LaTeX; and whether all is well. */
export function SettingsScreen({ section, onSection }: SettingsScreenProps) {
  const t = useText('settings');
  const { can } = useSession();
  const schema = useQuery(api.schema.get.queryOptions());
  const shown = sections.find((known) => known === section) ?? 'general';
  return (
    <>
      <ScreenHeader title={t('title')} />
      <Tabs
        value={shown}
        onChange={(value) => {
          const next = sections.find((known) => known === value);
          if (next !== undefined) onSection(next);
        }}
        keepMounted={false}
        className={classes.tabs}
      >
        <Tabs.List className={classes.list}>
          {sections.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(name)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {!can('lead') && (
          <Alert className={classes.notice} variant="light" color="gray" icon={<IconLock size={17} />}>
            {t('readOnly')}
          </Alert>
        )}
        {schema.error !== null && (
          <div className={classes.notice}>
            <ErrorNotice error={shownErrorOf(schema.error)} onRetry={() => void schema.refetch()} />
          </div>
        )}
        {schema.data !== undefined && (
          <>
            <Tabs.Panel value="general" className={classes.panel}>
              <GeneralSettings schema={schema.data} />
            </Tabs.Panel>
            <Tabs.Panel value="categories" className={classes.panel}>
              <FacetSettings schema={schema.data} />
            </Tabs.Panel>
            <Tabs.Panel value="rules" className={classes.panel}>
              <RuleSettings schema={schema.data} />
            </Tabs.Panel>
            <Tabs.Panel value="symbols" className={classes.full}>
              <SymbolClassSettings schema={schema.data} />
            </Tabs.Panel>
            <Tabs.Panel value="latex" className={classes.panel}>
              <LatexSettings key={schema.data.settings.revision} schema={schema.data} />
            </Tabs.Panel>
            <Tabs.Panel value="archive" className={classes.panel}>
              <ArchiveSettings schema={schema.data} />
            </Tabs.Panel>
            <Tabs.Panel value="health" className={classes.panel}>
              <HealthSettings />
            </Tabs.Panel>
            <Tabs.Panel value="notices" className={classes.panel}>
              <NoticesSettings />
            </Tabs.Panel>
          </>
        )}
      </Tabs>
    </>
  );
}

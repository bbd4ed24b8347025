import { Alert, Badge, Group, Stack, Tabs, Text } from '@mantine/core';
import { useState } from 'react';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Figures } from '#renderer/ui/counts/figures.tsx';
import { SymbolGlyph } from '#renderer/ui/latex/symbol-glyph.tsx';
import { useShowInLibrary } from '#renderer/ui/library-link.ts';
import { ReasonList } from '#renderer/ui/notices/reason-list.tsx';
import { importLists } from '#schemas/contract/import-lists.ts';
import { ImportReport, totalOf } from '#schemas/contract/imports.ts';
import type { Timestamp } from '#schemas/domain/id.ts';
import { behindFigure } from './behind-figure.ts';
import { useFormatName } from './import-formats.ts';
import { type ImportedFigure, ImportedItems } from './imported-items.tsx';
import { wholeListOf } from './whole-list.ts';

export interface ImportReportViewProps {
  /** As the job holds it: checked here. */
  readonly report: unknown;
  readonly wasCancelled?: boolean;
  /** When it ran, so that what it made is found again in the log. */
  readonly during?: { readonly from: Timestamp; readonly until: Timestamp } | undefined;
}

const counted = ['pages', 'formulas', 'symbols', 'relations', 'latex', 'regions'] as const;
const besides = ['operations', 'conversations', 'secondAnnotations', 'splits', 'releases'] as const;
const ontoKnown = [
  { name: 'symbols', words: 'ontoKnownSymbols' },
  { name: 'relations', words: 'ontoKnownRelations' },
  { name: 'latex', words: 'ontoKnownLatex' },
] as const;
const hints = {
  quarantined: 'quarantinedHint',
  unreadable: 'unreadableHint',
  heldOut: 'heldOutHint',
  repaired: 'repairedHint',
  differing: 'differingHint',
} as const;

/** What an import did: counts, and each source that did not simply go in, with its reason. */
export function ImportReportView({ report, wasCancelled = false, during }: ImportReportViewProps) {
  const t = useText('imports');
  const format = useFormat();
  const nameOfFormat = useFormatName();
  const show = useShowInLibrary();
  const [opened, setOpened] = useState<ImportedFigure | null>(null);
  const parsed = ImportReport.safeParse(report);
  if (!parsed.success) return <Text c="dimmed">{t('noReport')}</Text>;
  const content = parsed.data;

  const showing = (name: (typeof counted)[number], count: number) => {
    const behind = behindFigure(name, content);
    if (behind?.kind === 'library') return show ? () => show(behind.link) : undefined;
    if (behind === null || during === undefined) return undefined;
    return () => setOpened({ counted: behind.counted, title: t(name), count });
  };
  const filledLists = importLists.filter((list) => content[list].length > 0);
  return (
    <Stack gap="lg">
      <ImportedItems figure={opened} batch={content.batch} during={during} onClose={() => setOpened(null)} />
      {wasCancelled && (
        <Alert color="yellow" variant="light">
          {t('cancelledPartly')}
        </Alert>
      )}
      <Figures
        figures={counted.map((name) => {
          const value = content.imported[name];
          return { name: t(name), value, tone: 'good', onShow: showing(name, value) };
        })}
      />
      <Figures
        figures={[
          { name: t('alreadyThere'), value: content.alreadyThere, hint: t('alreadyThereHint') },
          ...(content.formulasThere === 0
            ? []
            : [{ name: t('formulasThere'), value: content.formulasThere, hint: t('formulasThereHint') }]),
          ...(content.givenCategories === 0
            ? []
            : [{ name: t('givenCategories'), value: content.givenCategories, tone: 'good' as const }]),
          ...besides.flatMap((name) =>
            content.beside[name] === 0 ? [] : [{ name: t(name), value: content.beside[name], tone: 'good' as const }],
          ),
          ...(content.merged === 0 ? [] : [{ name: t('merged'), value: content.merged, hint: t('mergedHint') }]),
          ...(content.ontoKnownPages.formulas === 0
            ? []
            : [
                { name: t('ontoKnown'), value: content.ontoKnownPages.formulas, tone: 'good' as const },
                { name: t('replaced'), value: content.ontoKnownPages.replaced, hint: t('replacedHint') },
              ]),
          ...ontoKnown.flatMap(({ name, words }) =>
            content.ontoKnownPages[name] === 0
              ? []
              : [{ name: t(words), value: content.ontoKnownPages[name], tone: 'good' as const }],
          ),
          { name: t('filled'), value: content.filledLayers, hint: t('filledHint') },
          { name: t('differing'), value: totalOf(content, 'differing'), hint: t('differingHint'), tone: 'attention' },
          {
            name: t('quarantined'),
            value: totalOf(content, 'quarantined'),
            hint: t('quarantinedHint'),
            tone: 'attention',
          },
          ...(content.unreadable.length === 0
            ? []
            : [
                {
                  name: t('unreadable'),
                  value: totalOf(content, 'unreadable'),
                  hint: t('unreadableHint'),
                  tone: 'attention' as const,
                },
              ]),
          ...(content.heldOut.length === 0
            ? []
            : [
                {
                  name: t('heldOut'),
                  value: totalOf(content, 'heldOut'),
                  hint: t('heldOutHint'),
                  tone: 'attention' as const,
                },
              ]),
          { name: t('repaired'), value: totalOf(content, 'repaired'), hint: t('repairedHint'), tone: 'attention' },
        ]}
      />
      {content.formats.length > 1 && (
        <div>
          <Text size="sm" fw={600} mb={6}>
            {t('readAs')}
          </Text>
          <Group gap={6}>
            {content.formats.map(({ format: name, sources }) => (
              <Badge key={name}>
                {nameOfFormat(name)} · {format.number(sources)}
              </Badge>
            ))}
          </Group>
        </div>
      )}
      {content.categorised.length > 0 && (
        <div>
          <Text size="sm" fw={600} mb={6}>
            {t('categorised')}
          </Text>
          <Group gap={6}>
            {content.categorised.map(({ rule, pattern, formulas }) => (
              <Badge key={rule}>
                {pattern} · {format.number(formulas)}
              </Badge>
            ))}
          </Group>
        </div>
      )}
      {content.newClasses.length > 0 && (
        <div>
          <Text size="sm" fw={600} mb={6}>
            {t('newClasses')} · {format.number(content.newClasses.length)}
          </Text>
          <Group gap={6} mah={110} style={{ overflow: 'auto' }}>
            {content.newClasses.map((label) => (
              <Badge key={label} title={label}>
                <SymbolGlyph label={label} />
              </Badge>
            ))}
          </Group>
        </div>
      )}
      {filledLists.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('allWell')}
        </Text>
      ) : (
        <Tabs defaultValue={filledLists[0] ?? null} keepMounted={false}>
          <Tabs.List mb="sm">
            {filledLists.map((list) => (
              <Tabs.Tab key={list} value={list}>
                {t(list)} · {format.number(totalOf(content, list))}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {filledLists.map((list) => (
            <Tabs.Panel key={list} value={list}>
              <ReasonList
                reasons={content[list]}
                hint={t(hints[list])}
                fileName={`import-${list}`}
                whole={wholeListOf(content, list)}
              />
            </Tabs.Panel>
          ))}
        </Tabs>
      )}
    </Stack>
  );
}

import { Anchor, Button, Table, Tooltip } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import type { z } from 'zod';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useReleaseName } from '#renderer/i18n/use-numbered-names.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useSession } from '#renderer/transport/session.tsx';
import { FigureLink } from '#renderer/ui/counts/figure-link.tsx';
import { toCsv } from '#renderer/ui/csv/csv.ts';
import type { SubModelItems } from '#schemas/contract/release-reports.ts';
import type { ReleaseSummary } from '#schemas/contract/releases.ts';
import type { ReleaseId } from '#schemas/domain/id.ts';
import type { Release } from '#schemas/domain/release.ts';
import { splitSides } from '#schemas/domain/split.ts';
import { subModelIds } from '#schemas/domain/sub-model.ts';
import { totalOf } from '#shared/split/uneven-shares.ts';
import { FewSidesMark } from './detail/few-sides-mark.tsx';
import { FrozenFigure } from './detail/items-behind.tsx';
import { LeftOutMark } from './detail/left-out-mark.tsx';
import classes from './release-list.module.css';
import { SplitBar } from './split/split-bar.tsx';
import { TableTitle } from './table-title.tsx';
import { useOwnItems } from './use-own-items.ts';

export interface ReleaseListProps {
  readonly releases: readonly z.infer<typeof ReleaseSummary>[];
  readonly onOpen: (release: Release) => void;
  readonly onExport: (release: ReleaseId) => void;
  /** Shows in the library what is in a release. */
  readonly onShow: (release: ReleaseId, tab: 'pages' | 'formulas') => void;
}

/** Releases, the last first, with what is in them. */
export function ReleaseList({ releases, onOpen, onExport, onShow }: ReleaseListProps) {
  const t = useText('releases');
  const words = useText('status');
  const releaseName = useReleaseName();
  const format = useFormat();
  const { host } = useSession();
  const sorted = releases.toSorted((a, b) => b.release.number - a.release.number);
  const { own, itemsOf } = useOwnItems(sorted.map(({ release }) => release.id));
  const csv = () =>
    toCsv(
      [
        t('number'),
        t('name'),
        t('created'),
        t('hash'),
        t('pages'),
        t('formulas'),
        t('symbols'),
        ...splitSides.map((side) => words(side)),
        ...subModelIds.map((subModel) => words(subModel)),
        ...own.map(({ name }) => name),
      ],
      sorted.map(({ release, bySubModel }) => [
        release.number,
        release.name,
        release.createdAt,
        release.contentSha256,
        release.counts.pages,
        release.counts.formulas,
        release.counts.symbols,
        ...splitSides.map((side) => release.counts.bySide[side]),
        ...subModelIds.map((subModel) => bySubModel[subModel] ?? 0),
        ...own.map((subModel) => {
          const items = itemsOf(release.id, subModel);
          return items ? totalOf(items) : '';
        }),
      ]),
    );
  return (
    <div className={classes.scroll}>
      <TableTitle title={t('tabReleases')} fileName="releases" csv={csv} />
      <div className={classes.table} data-many={own.length > 0}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th className={classes.number}>{t('number')}</Table.Th>
              <Table.Th>{t('name')}</Table.Th>
              <Table.Th>{t('created')}</Table.Th>
              <Table.Th className={classes.number}>{t('pages')}</Table.Th>
              <Table.Th className={classes.number}>{t('formulas')}</Table.Th>
              <Table.Th className={classes.number}>{t('symbols')}</Table.Th>
              <Table.Th w={130}>{t('split')}</Table.Th>
              {subModelIds.map((subModel) => (
                <Table.Th key={subModel} className={classes.number}>
                  {words(subModel)}
                </Table.Th>
              ))}
              {own.map(({ key, name }) => (
                <Table.Th key={key} className={classes.ownName} title={`${name} (${key})`}>
                  <span>{name}</span>
                </Table.Th>
              ))}
              <Table.Th w={90} className={classes.act} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sorted.map(({ release, bySubModel, leftOut, fewSides, testVersion, fold }) => (
              <Table.Tr key={release.id}>
                <Table.Td className={classes.number}>{release.number}</Table.Td>
                <Table.Td className={classes.title}>
                  <Anchor
                    component="button"
                    type="button"
                    className={classes.name}
                    aria-label={t('open', { name: releaseName(release.name) })}
                    onClick={() => onOpen(release)}
                  >
                    {releaseName(release.name)}
                  </Anchor>
                  {testVersion !== null && (
                    <Tooltip label={t('testLockedVersion', { number: testVersion })}>
                      <IconLock size={13} className={classes.lock} />
                    </Tooltip>
                  )}
                  <div className={classes.hash} title={`${t('hash')} ${release.contentSha256}`}>
                    {release.contentSha256.slice(0, 12)}
                  </div>
                  {fold !== null && (
                    <div className={classes.fold}>{t('foldOf', { index: fold.index + 1, count: fold.count })}</div>
                  )}
                </Table.Td>
                <Table.Td className={classes.when}>{format.dateTime(release.createdAt)}</Table.Td>
                <Table.Td className={classes.number}>
                  <FigureLink
                    value={release.counts.pages}
                    label={`${releaseName(release.name)}: ${t('pages')}`}
                    onShow={() => onShow(release.id, 'pages')}
                  />
                </Table.Td>
                <Table.Td className={classes.number}>
                  <FigureLink
                    value={release.counts.formulas}
                    label={`${releaseName(release.name)}: ${t('formulas')}`}
                    onShow={() => onShow(release.id, 'formulas')}
                  />
                </Table.Td>
                <Table.Td className={classes.number}>
                  <FrozenFigure
                    release={release.id}
                    figure={{ of: 'symbols', side: null }}
                    label={`${releaseName(release.name)}: ${t('symbols')}`}
                    value={release.counts.symbols}
                  />
                </Table.Td>
                <Table.Td>
                  <SplitBar bySide={release.counts.bySide} />
                </Table.Td>
                {subModelIds.map((subModel) => (
                  <Table.Td key={subModel} className={classes.number} data-zero={(bySubModel[subModel] ?? 0) === 0}>
                    <FrozenFigure
                      release={release.id}
                      figure={{ of: 'items', subModel, side: null }}
                      label={`${releaseName(release.name)}: ${words(subModel)}`}
                      value={bySubModel[subModel] ?? 0}
                    />
                    <div>
                      <LeftOutMark leftOut={leftOut.filter((one) => one.subModel === subModel)} />
                    </div>
                    {subModel === 'recognizer' && (
                      <div>
                        <FewSidesMark fewSides={fewSides} total={bySubModel[subModel] ?? 0} />
                      </div>
                    )}
                  </Table.Td>
                ))}
                {own.map((subModel) => (
                  <OwnCell
                    key={subModel.key}
                    release={release}
                    name={subModel.name}
                    items={itemsOf(release.id, subModel)}
                  />
                ))}
                <Table.Td className={classes.act}>
                  {host.isOwner && (
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={`${t('export')}: ${releaseName(release.name)}`}
                      onClick={() => onExport(release.id)}
                    >
                      {t('export')}
                    </Button>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </div>
  );
}

interface OwnCellProps {
  readonly release: Release;
  readonly name: string;
  /** Undefined until they are counted. */
  readonly items: SubModelItems | undefined;
}

/** What a release has for a sub-model of the project. */
function OwnCell({ release, name, items }: OwnCellProps) {
  const releaseName = useReleaseName();
  if (!items) return <Table.Td className={classes.number}>…</Table.Td>;
  return (
    <Table.Td className={classes.number} data-zero={totalOf(items) === 0}>
      <FrozenFigure
        release={release.id}
        figure={{ of: 'items', subModel: items.subModel, side: null }}
        label={`${releaseName(release.name)}: ${name}`}
        value={totalOf(items)}
      />
      <div>
        <LeftOutMark leftOut={items.leftOut} />
      </div>
    </Table.Td>
  );
}

import { Stack, Table, Text } from '@mantine/core';
import { useReasonText } from '#renderer/i18n/use-error-text.ts';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useSubModels } from '#renderer/transport/use-sub-models.ts';
import { toCsv } from '#renderer/ui/csv/csv.ts';
import type { ReleaseHealth, SplitView } from '#schemas/contract/release-reports.ts';
import { layerStates } from '#schemas/domain/layer.ts';
import type { Release } from '#schemas/domain/release.ts';
import { EmptySides } from '../split/empty-sides.tsx';
import { PartedGroups } from '../split/parted-groups.tsx';
import classes from '../split/split-view.module.css';
import { SubModelSides } from '../split/sub-model-sides.tsx';
import { TableTitle } from '../table-title.tsx';
import { FrozenFigure, FrozenSentence } from './items-behind.tsx';

const layers = ['regions', 'symbols', 'layout', 'latex'] as const;
const sizes = ['pages', 'formulas', 'symbols', 'symbolsPerFormula', 'tokensPerFormula'] as const;
const sizeKeys = {
  pages: 'sizePages',
  formulas: 'sizeFormulas',
  symbols: 'sizeSymbols',
  symbolsPerFormula: 'sizeSymbolsPerFormula',
  tokensPerFormula: 'sizeTokensPerFormula',
} as const;

export interface HealthViewProps {
  readonly health: ReleaseHealth;
  readonly split: SplitView;
  readonly release: Release;
}

/** Whether a release is fit to train on: findings, items, sizes, and what was left out because it was not done. */
export function HealthView({ health, split, release }: HealthViewProps) {
  return (
    <Stack gap="lg">
      <EmptySides view={split} />
      <PartedGroups view={split} />
      <Findings health={health} release={release} />
      <Items health={health} split={split} release={release} />
      <SizeTable health={health} />
      <OpenTable health={health} release={release} />
    </Stack>
  );
}

/** The first of what a finding is about; a dash of dots says that there is more. */
function namesOf(examples: readonly string[], count: number): string {
  const named = examples.filter((example) => example !== '');
  return [...named, ...(named.length > 0 && count > named.length ? ['…'] : [])].join(', ');
}

function Findings({ health, release }: Omit<HealthViewProps, 'split'>) {
  const t = useText('releases');
  const reasonText = useReasonText();
  const csv = () =>
    toCsv(
      [t('findings'), t('total'), t('examplesTitle')],
      health.findings.map(({ reason, count, examples }) => [reasonText(reason), count, examples.join(', ')]),
    );
  return (
    <div>
      <TableTitle title={t('findings')} fileName="release-findings" csv={csv} />
      {health.findings.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('noFindings')}
        </Text>
      )}
      {health.findings.length > 0 && (
        <Table className={classes.table}>
          <Table.Tbody>
            {health.findings.map(({ reason, count, examples }) => (
              <Table.Tr key={`${reason.code} ${reason.message}`}>
                <Table.Td style={{ textAlign: 'left' }}>
                  {reasonText(reason)}
                  <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                    {namesOf(examples, count)}
                  </Text>
                </Table.Td>
                <Table.Td fw={600}>
                  <FrozenFigure
                    release={release.id}
                    figure={{ of: 'finding', code: reason.code, message: reason.message }}
                    label={reasonText(reason)}
                    value={count}
                  />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </div>
  );
}

function Items({ health, split, release }: HealthViewProps) {
  const t = useText('releases');
  return (
    <div>
      <SubModelSides view={split} release={release.id} />
      <LeftOut split={split} release={release} />
      <Text size="xs" c="dimmed" mt={4}>
        {t('emptyOnPurpose')} {t('pages')}{' '}
        <FrozenFigure
          release={release.id}
          figure={{ of: 'empty', type: 'page' }}
          label={`${t('emptyOnPurpose')} ${t('pages')}`}
          value={health.emptyOnPurpose.pages}
        />
        , {t('formulas')}{' '}
        <FrozenFigure
          release={release.id}
          figure={{ of: 'empty', type: 'formula' }}
          label={`${t('emptyOnPurpose')} ${t('formulas')}`}
          value={health.emptyOnPurpose.formulas}
        />
      </Text>
    </div>
  );
}

/** What is accepted and not among the items, because no dataset can hold it. */
function LeftOut({ split, release }: Omit<HealthViewProps, 'health'>) {
  const t = useText('releases');
  const { nameOf } = useSubModels();
  const reasonText = useReasonText();
  const leftOut = split.subModels.flatMap(({ subModel, leftOut: own }) => own.map((one) => ({ subModel, ...one })));
  if (leftOut.length === 0) return null;
  const count = leftOut.reduce((sum, one) => sum + one.count, 0);
  return (
    <div>
      <Text size="sm" mt={8}>
        {t('leftOutCount', { count })}
      </Text>
      <ul className={classes.leftOut}>
        {leftOut.map(({ subModel, reason, count: own, examples }) => (
          <li key={`${subModel} ${reason.code} ${reason.message}`}>
            {nameOf(subModel)}:{' '}
            <FrozenFigure
              release={release.id}
              figure={{ of: 'left-out', subModel, code: reason.code, message: reason.message }}
              label={`${nameOf(subModel)}: ${reasonText(reason)}`}
              value={own}
            />{' '}
            × {reasonText(reason)}
            <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {examples.join(', ')}
            </Text>
          </li>
        ))}
      </ul>
    </div>
  );
}

function SizeTable({ health }: { readonly health: ReleaseHealth }) {
  const t = useText('releases');
  const format = useFormat();
  const csv = () =>
    toCsv(
      [t('longerSide'), t('least'), '5%', '50%', '95%', t('most')],
      sizes.flatMap((size) => {
        const quantiles = health.sizes[size];
        if (quantiles === null) return [];
        const { least, low, middle, high, most } = quantiles;
        return [[t(sizeKeys[size]), least, low, middle, high, most]];
      }),
    );
  return (
    <div>
      <TableTitle title={t('sizes')} fileName="release-sizes" csv={csv} />
      <Table className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('longerSide')}</Table.Th>
            <Table.Th>{t('least')}</Table.Th>
            <Table.Th>5%</Table.Th>
            <Table.Th>50%</Table.Th>
            <Table.Th>95%</Table.Th>
            <Table.Th>{t('most')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sizes.map((size) => {
            const quantiles = health.sizes[size];
            if (quantiles === null) return null;
            const { least, low, middle, high, most } = quantiles;
            return (
              <Table.Tr key={size}>
                <Table.Td>{t(sizeKeys[size])}</Table.Td>
                {Object.entries({ least, low, middle, high, most }).map(([name, value]) => (
                  <Table.Td key={name}>{format.number(Math.round(value))}</Table.Td>
                ))}
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function OpenTable({ health: { leftOpen }, release }: Omit<HealthViewProps, 'split'>) {
  const t = useText('releases');
  const words = useText('status');
  if (leftOpen === null) return null;
  // Older releases do not say where the log stood when they were frozen.
  const followed = leftOpen.lastOperation === undefined ? undefined : release.id;
  const csv = () =>
    toCsv(
      [t('layer'), ...layerStates.map((state) => words(state))],
      layers.map((layer) => [words(layer), ...layerStates.map((state) => leftOpen[layer][state])]),
    );
  return (
    <div>
      <TableTitle title={t('leftOpen')} fileName="release-layers" csv={csv} />
      <Table className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('layer')}</Table.Th>
            {layerStates.map((state) => (
              <Table.Th key={state}>{words(state)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {layers.map((layer) => (
            <Table.Tr key={layer}>
              <Table.Td>{words(layer)}</Table.Td>
              {layerStates.map((state) => (
                <Table.Td key={state}>
                  <FrozenFigure
                    release={followed}
                    figure={{ of: 'left-open', layer, state }}
                    label={`${words(layer)}: ${words(state)}`}
                    value={leftOpen[layer][state]}
                  />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="xs" c="dimmed" mt={4}>
        <FrozenSentence release={followed} figure={{ of: 'unusable' }} count={leftOpen.unusable}>
          {t('unusableCount', { count: leftOpen.unusable })}
        </FrozenSentence>
      </Text>
    </div>
  );
}

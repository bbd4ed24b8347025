import { Alert, Stack, Table, Text } from '@mantine/core';
import { IconAlertTriangle, IconShieldCheck } from '@tabler/icons-react';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useReleaseName } from '#renderer/i18n/use-numbered-names.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { toCsv } from '#renderer/ui/csv/csv.ts';
import { PathText } from '#renderer/ui/folders/path-text.tsx';
import { ReasonList } from '#renderer/ui/notices/reason-list.tsx';
import { VerifyReport } from '#schemas/contract/releases.ts';
import { TableTitle } from '../table-title.tsx';

/** What re-reading an export found: proved, or what is wrong with it. */
export function VerifyReportView({ report }: { readonly report: unknown }) {
  const t = useText('releases');
  const releaseName = useReleaseName();
  const format = useFormat();
  const parsed = VerifyReport.safeParse(report);
  if (!parsed.success) return <Text c="dimmed">{t('noReport')}</Text>;
  const { path, files, bytes, datasets, problems, release, isOfProject } = parsed.data;
  const csv = () =>
    toCsv(
      [t('dataset'), t('items'), t('verifyReadAgain'), t('verifyTexts')],
      datasets.map(({ folder, items, checked, isCompared }) => [
        folder,
        items,
        checked ?? '',
        t(isCompared ? 'verifyByRelease' : 'verifyByManifest'),
      ]),
    );
  const isProved = problems.length === 0;
  return (
    <Stack gap="md">
      <Alert
        variant="light"
        color={isProved ? 'teal' : 'red'}
        icon={isProved ? <IconShieldCheck size={18} /> : <IconAlertTriangle size={18} />}
        title={isProved ? t('verifyProved') : t('verifyWrong')}
      >
        {t('verifyRead', {
          files: format.number(files),
          bytes: format.bytes(bytes),
          number: release.number,
          name: releaseName(release.name),
        })}
      </Alert>
      {!isOfProject && (
        <Alert variant="light" color="yellow" icon={<IconAlertTriangle size={18} />} title={t('verifyForeign')}>
          {t('verifyForeignBecause', {
            number: release.number,
            name: releaseName(release.name),
            hash: release.contentSha256.slice(0, 12),
          })}
        </Alert>
      )}
      <PathText path={path} />
      {!isProved && (
        <ReasonList
          hint={t('verifyProblems')}
          fileName="verify"
          reasons={problems.map(({ reason, count, examples }) => ({
            source: `${format.number(count)} × ${examples.slice(0, 3).join(', ')}`,
            reason,
          }))}
        />
      )}
      <div>
        <TableTitle title={t('datasetsTitle')} fileName="verify-datasets" csv={csv} />
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('dataset')}</Table.Th>
              <Table.Th style={{ textAlign: 'right' }}>{t('items')}</Table.Th>
              <Table.Th style={{ textAlign: 'right' }}>{t('verifyReadAgain')}</Table.Th>
              <Table.Th>{t('verifyTexts')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {datasets.map(({ folder, items, checked, isCompared }) => (
              <Table.Tr key={folder}>
                <Table.Td ff="monospace" fz="xs">
                  {folder}
                </Table.Td>
                <Table.Td style={{ textAlign: 'right' }}>{format.number(items)}</Table.Td>
                <Table.Td style={{ textAlign: 'right' }} {...(checked === null ? { c: 'dimmed' } : {})}>
                  {checked === null ? t('verifyHashesOnly') : format.number(checked)}
                </Table.Td>
                <Table.Td {...(isCompared ? {} : { c: 'dimmed' })}>
                  {t(isCompared ? 'verifyByRelease' : 'verifyByManifest')}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Text size="xs" c="dimmed" mt={4}>
          {t('verifyManifestAlone')}
        </Text>
      </div>
    </Stack>
  );
}

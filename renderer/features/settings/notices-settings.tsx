import { Accordion, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useText } from '#renderer/i18n/use-text.ts';
import { Notice } from '#schemas/domain/notice.ts';
import classes from './notices-settings.module.css';

/** Beside the program, in every host. */
const address = './notices.json';

/** Packages of others that are part of the program, with their licences. */
export function NoticesSettings() {
  const t = useText('settings');
  const notices = useQuery({
    queryKey: ['notices'],
    queryFn: async () => Notice.array().parse(await (await fetch(address)).json()),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Stack gap="lg" align="stretch">
      <Text size="sm" c="dimmed">
        {t('noticesHint')}
      </Text>
      {notices.isError && <Text size="sm">{t('noticesMissing')}</Text>}
      {notices.data !== undefined && (
        <Accordion variant="contained" chevronPosition="left" keepMounted={false}>
          {notices.data.map((notice) => (
            <NoticeItem key={`${notice.name} ${notice.version}`} notice={notice} />
          ))}
        </Accordion>
      )}
    </Stack>
  );
}

function NoticeItem({ notice: { name, version, licence, address: page, text } }: { readonly notice: Notice }) {
  const t = useText('settings');
  return (
    <Accordion.Item value={`${name} ${version}`}>
      <Accordion.Control>
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm">
            {name} <span className={classes.version}>{version}</span>
          </Text>
          <Text size="sm" c="dimmed">
            {licence}
          </Text>
        </Group>
      </Accordion.Control>
      <Accordion.Panel>
        {page !== '' && (
          <Text size="xs" c="dimmed">
            {page}
          </Text>
        )}
        <pre className={classes.text}>{text === '' ? t('noticesNoText') : text}</pre>
      </Accordion.Panel>
    </Accordion.Item>
  );
}

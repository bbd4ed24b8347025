import { Alert, Button, Group, Input, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { useText } from '#renderer/i18n/use-text.ts';
import { updateRecord } from '#renderer/transport/schema-patch.ts';
import { useSession } from '#renderer/transport/session.tsx';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { useCommitSchema } from '#renderer/transport/use-commit-schema.ts';
import { useKeptDraft } from '#renderer/transport/use-kept-draft.ts';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import { defaultLatexPolicy, LatexPolicy } from '#schemas/domain/latex-policy.ts';
import { isEqual } from '#shared/annotation/equal.ts';
import { SynonymTable } from './classes/synonym-table.tsx';
import { CommandList } from './command-list.tsx';
import classes from './latex-settings.module.css';

/** The project's LaTeX policy: edited as a whole, checked, then saved. */
export function LatexSettings({ schema }: { readonly schema: ProjectSchema }) {
  const t = useText('settings');
  const { can } = useSession();
  const commit = useCommitSchema();
  const saved = schema.settings.record.latexPolicy;
  const [edited, setEdited] = useKeptDraft<LatexPolicy>('latex-policy');
  const policy = edited ?? saved;
  const canEdit = can('lead');
  const setPolicy = (next: LatexPolicy) => setEdited(isEqual(next, saved) ? null : next);
  const change = (part: Partial<LatexPolicy>) => setPolicy({ ...policy, ...part });
  const checked = LatexPolicy.safeParse(policy);
  const problem = checked.success ? null : (checked.error.issues[0]?.message ?? null);
  const isChanged = edited !== null;
  const asWritten = { value: 'as-written', label: t('asWritten') };
  const asCommands = { value: 'commands', label: t('asCommands') };
  const save = () =>
    commit.mutate([updateRecord(schema.settings, { latexPolicy: policy })], {
      onSuccess: () => setEdited(null),
    });
  return (
    <Stack gap="xl">
      <Text size="sm" c="dimmed">
        {t('policyHint')}
      </Text>
      <Group grow align="flex-start">
        <Select
          label={t('functionNames')}
          data={[asWritten, asCommands, { value: 'letters', label: t('asLetters') }]}
          value={policy.functionNames}
          allowDeselect={false}
          readOnly={!canEdit}
          onChange={(value) =>
            change({ functionNames: value === 'commands' || value === 'letters' ? value : 'as-written' })
          }
        />
        <Select
          label={t('ellipses')}
          data={[asWritten, asCommands, { value: 'periods', label: t('asPeriods') }]}
          value={policy.ellipses}
          allowDeselect={false}
          readOnly={!canEdit}
          onChange={(value) => change({ ellipses: value === 'commands' || value === 'periods' ? value : 'as-written' })}
        />
        <Select
          label={t('vertical')}
          data={[
            { value: 'array', label: t('verticalArray') },
            { value: 'overset', label: t('verticalOverset') },
          ]}
          value={policy.verticalArithmetic}
          allowDeselect={false}
          readOnly={!canEdit}
          onChange={(value) => change({ verticalArithmetic: value === 'overset' ? 'overset' : 'array' })}
        />
      </Group>
      <Input.Wrapper label={t('limits')}>
        <div>
          <SegmentedControl
            mt={4}
            readOnly={!canEdit}
            value={policy.limits}
            onChange={(value) => change({ limits: value === 'drop' ? 'drop' : 'keep' })}
            data={[
              { value: 'keep', label: t('limitsKeep') },
              { value: 'drop', label: t('limitsDrop') },
            ]}
          />
        </div>
      </Input.Wrapper>
      <SynonymTable synonyms={policy.synonyms} canEdit={canEdit} onChange={(synonyms) => change({ synonyms })} />
      <CommandList
        label={t('functionsList')}
        commands={policy.functions}
        canEdit={canEdit}
        onChange={(functions) => change({ functions })}
      />
      <CommandList
        label={t('unwrap')}
        hint={t('unwrapHint')}
        commands={policy.unwrap}
        canEdit={canEdit}
        onChange={(unwrap) => change({ unwrap })}
      />
      <CommandList
        label={t('drop')}
        hint={t('dropHint')}
        commands={policy.drop}
        canEdit={canEdit}
        onChange={(drop) => change({ drop })}
      />
      {problem !== null && (
        <Alert color="red" variant="light" role="alert">
          {t('policyBad', { problem })}
        </Alert>
      )}
      {commit.error !== null && <ErrorNotice error={shownErrorOf(commit.error)} />}
      {canEdit && (
        <Group gap="xs" className={classes.actions}>
          <Button disabled={!isChanged || problem !== null} loading={commit.isPending} onClick={save}>
            {t('saveChanges')}
          </Button>
          <Button variant="default" disabled={!isChanged} onClick={() => setEdited(null)}>
            {t('discard')}
          </Button>
          <Button variant="subtle" color="gray" ml="auto" onClick={() => setPolicy(defaultLatexPolicy)}>
            {t('defaults')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

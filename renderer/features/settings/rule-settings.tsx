import { ActionIcon, Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash, IconWand } from '@tabler/icons-react';
import { useState } from 'react';
import { ulid } from 'ulid';
import { useText } from '#renderer/i18n/use-text.ts';
import { addRecord, type Revised, removeRecord, updateRecord } from '#renderer/transport/schema-patch.ts';
import { useSession } from '#renderer/transport/session.tsx';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { useCommitSchema } from '#renderer/transport/use-commit-schema.ts';
import { CategorySelect } from '#renderer/ui/choices/category-select.tsx';
import { DialogActs } from '#renderer/ui/dialog/dialog-acts.tsx';
import { StoppableJob } from '#renderer/ui/jobs/stoppable-job.tsx';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import { useFailureNotice } from '#renderer/ui/notices/use-failure-notice.tsx';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import { type CategoryRule, categoryRuleSubjects } from '#schemas/domain/category-rule.ts';
import { type CategoryId, CategoryRuleId } from '#schemas/domain/id.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { ChangePreview } from './kinds/change-preview.tsx';
import classes from './kinds/kinds.module.css';
import { useSchemaChange } from './kinds/use-schema-change.tsx';
import { lastPosition, moveRecord } from './order-records.ts';

/** Rules that propose categories for what is imported, from folder names, file names and sources. */
export function RuleSettings({ schema }: { readonly schema: ProjectSchema }) {
  const t = useText('settings');
  const { can } = useSession();
  const canEdit = can('lead');
  const commit = useCommitSchema();
  const showFailure = useFailureNotice();
  const [isApplying, setIsApplying] = useState(false);
  const rules = schema.categoryRules;
  const send = (patches: readonly (AnnotationPatch | null)[]) =>
    commit.mutate(patches, { onError: (error) => showFailure(shownErrorOf(error)) });
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <Text size="sm" c="dimmed" maw={720}>
          {t('rulesHint')}
        </Text>
        {canEdit && rules.length > 0 && (
          <Button
            size="xs"
            variant="default"
            style={{ flex: 'none' }}
            leftSection={<IconWand size={15} />}
            onClick={() => setIsApplying(true)}
          >
            {t('applyRules')}
          </Button>
        )}
      </Group>
      {rules.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('noRules')}
        </Text>
      )}
      <div className={classes.rules}>
        {rules.map((rule, index) => (
          <RuleLine
            key={`${rule.record.id} ${rule.revision}`}
            schema={schema}
            rules={rules}
            index={index}
            canEdit={canEdit}
            isBusy={commit.isPending}
            send={send}
          />
        ))}
      </div>
      {canEdit && <NewRule schema={schema} isBusy={commit.isPending} send={send} />}
      <ApplyDialog opened={isApplying} onClose={() => setIsApplying(false)} />
    </Stack>
  );
}

type Send = (patches: readonly (AnnotationPatch | null)[]) => void;

interface RuleLineProps {
  readonly schema: ProjectSchema;
  readonly rules: readonly Revised<CategoryRule>[];
  readonly index: number;
  readonly canEdit: boolean;
  readonly isBusy: boolean;
  readonly send: Send;
}

function RuleLine({ schema, rules, index, canEdit, isBusy, send }: RuleLineProps) {
  const t = useText('settings');
  const common = useText('common');
  const rule = rules[index];
  const [pattern, setPattern] = useState(rule?.record.pattern ?? '');
  if (rule === undefined) return null;
  const { record } = rule;
  const name = record.pattern;
  const keepPattern = () => {
    if (pattern.trim() !== '') send([updateRecord(rule, { pattern: pattern.trim() })]);
    else setPattern(record.pattern);
  };
  return (
    <div className={classes.rule}>
      <SubjectSelect
        value={record.subject}
        readOnly={!canEdit}
        label={t('ruleSubjectOf', { name })}
        onChange={(subject) => send([updateRecord(rule, { subject })])}
      />
      <TextInput
        aria-label={t('rulePatternOf', { name })}
        readOnly={!canEdit}
        maxLength={200}
        value={pattern}
        styles={{ input: { fontFamily: 'var(--mono)', fontSize: 13 } }}
        onChange={(event) => setPattern(event.currentTarget.value)}
        onBlur={keepPattern}
      />
      <CategorySelect
        schema={schema}
        value={record.categories}
        onChange={(categories) => {
          if (categories.length > 0) send([updateRecord(rule, { categories })]);
        }}
      />
      {canEdit && (
        <Group gap={0} wrap="nowrap" mt={4}>
          <ActionIcon
            size={26}
            aria-label={t('moveUp', { name })}
            disabled={index === 0 || isBusy}
            onClick={() => send(moveRecord(rules, index, -1))}
          >
            <IconArrowUp size={15} />
          </ActionIcon>
          <ActionIcon
            size={26}
            aria-label={t('moveDown', { name })}
            disabled={index === rules.length - 1 || isBusy}
            onClick={() => send(moveRecord(rules, index, 1))}
          >
            <IconArrowDown size={15} />
          </ActionIcon>
          <ActionIcon
            size={26}
            aria-label={`${common('remove')}: ${name}`}
            disabled={isBusy}
            onClick={() => send([removeRecord(rule)])}
          >
            <IconTrash size={15} />
          </ActionIcon>
        </Group>
      )}
    </div>
  );
}

function NewRule({
  schema,
  isBusy,
  send,
}: {
  readonly schema: ProjectSchema;
  readonly isBusy: boolean;
  readonly send: Send;
}) {
  const t = useText('settings');
  const [subject, setSubject] = useState<CategoryRule['subject']>('folder');
  const [pattern, setPattern] = useState('');
  const [categories, setCategories] = useState<readonly CategoryId[]>([]);
  const isComplete = pattern.trim() !== '' && categories.length > 0;
  const add = () => {
    send([
      addRecord({
        kind: 'category-rule',
        id: CategoryRuleId.parse(ulid()),
        subject,
        pattern: pattern.trim(),
        categories: [...categories],
        position: lastPosition(schema.categoryRules),
      }),
    ]);
    setPattern('');
    setCategories([]);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete) add();
      }}
    >
      <div className={classes.rule}>
        <SubjectSelect value={subject} readOnly={false} label={t('ruleSubject')} onChange={setSubject} />
        <TextInput
          aria-label={t('rulePattern')}
          placeholder={t('rulePatternExample')}
          maxLength={200}
          value={pattern}
          styles={{ input: { fontFamily: 'var(--mono)', fontSize: 13 } }}
          onChange={(event) => setPattern(event.currentTarget.value)}
        />
        <CategorySelect schema={schema} placeholder={t('ruleCategories')} value={categories} onChange={setCategories} />
        <Button type="submit" leftSection={<IconPlus size={15} />} disabled={!isComplete} loading={isBusy}>
          {t('addRule')}
        </Button>
      </div>
    </form>
  );
}

interface SubjectSelectProps {
  readonly value: CategoryRule['subject'];
  readonly label: string;
  readonly readOnly: boolean;
  readonly onChange: (subject: CategoryRule['subject']) => void;
}

function SubjectSelect({ value, label, readOnly, onChange }: SubjectSelectProps) {
  const t = useText('settings');
  return (
    <Select
      aria-label={label}
      allowDeselect={false}
      readOnly={readOnly}
      data={categoryRuleSubjects.map((subject) => ({ value: subject, label: t(`subject-${subject}`) }))}
      value={value}
      onChange={(next) => onChange(categoryRuleSubjects.find((subject) => subject === next) ?? value)}
    />
  );
}

interface ApplyDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

function ApplyDialog({ opened, onClose }: ApplyDialogProps) {
  const t = useText('settings');
  const change = useSchemaChange(() => t('didApplyRules'), onClose);
  return (
    <Modal opened={opened} onClose={onClose} title={t('applyRules')} size={560}>
      <Stack>
        <Text size="sm" c="dimmed">
          {t('applyRulesHint')}
        </Text>
        <ChangePreview change={opened ? { kind: 'apply-category-rules' } : null} />
        <StoppableJob job={change.job} onCancel={change.cancel} />
        {change.error !== null && <ErrorNotice error={shownErrorOf(change.error)} />}
        <DialogActs onCancel={onClose}>
          <Button loading={change.isRunning} onClick={() => change.start({ kind: 'apply-category-rules' })}>
            {t('assignNow')}
          </Button>
        </DialogActs>
      </Stack>
    </Modal>
  );
}

import { Button, Loader, Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { CategorySelect } from '#renderer/ui/choices/category-select.tsx';
import { SymbolClassSelect } from '#renderer/ui/choices/symbol-class-select.tsx';
import { DialogActs } from '#renderer/ui/dialog/dialog-acts.tsx';
import { StoppableJob } from '#renderer/ui/jobs/stoppable-job.tsx';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import type { FindingRemedy } from '#schemas/contract/validation.ts';
import type { FindingKind } from '#schemas/domain/finding.ts';
import type { CategoryId, SymbolClassId } from '#schemas/domain/id.ts';
import { useFixFindings } from './use-fix-findings.ts';
import { useLeftSentence } from './use-left-sentence.ts';

export interface FixDialogProps {
  /** Kind whose findings are to be mended; null: closed. */
  readonly kind: FindingKind | null;
  readonly onClose: () => void;
}

/** Kinds of findings that are all mended at once: at once, or with what somebody says. */
export const bulkKinds: ReadonlySet<FindingKind> = new Set<FindingKind>([
  'box-empty',
  'box-outside',
  'box-duplicate',
  'box-tiny',
  'symbol-unlabelled',
  'order-differs',
  'category-missing',
  'media-orphan',
]);

/** Mends all findings of a kind: what that touches first, then one operation with one undo. */
export function FixDialog({ kind, onClose }: FixDialogProps) {
  const t = useText('findings');
  return (
    <Modal opened={kind !== null} onClose={onClose} size={560} title={kind === null ? '' : t(`kind-${kind}`)}>
      {kind !== null && <FixForm kind={kind} onClose={onClose} />}
    </Modal>
  );
}

function FixForm({ kind, onClose }: FixDialogProps & { readonly kind: FindingKind }) {
  const t = useText('findings');
  const common = useText('common');
  const leftSentence = useLeftSentence();
  const schema = useQuery(api.schema.get.queryOptions());
  const [categories, setCategories] = useState<readonly CategoryId[]>([]);
  const [symbolClass, setSymbolClass] = useState<SymbolClassId | null>(null);
  const fixing = useFixFindings(onClose);
  const remedy = remedyFor(kind, categories, symbolClass);
  const order = { findings: { kind }, remedy: remedy ?? null };
  const preview = useQuery({
    ...api.validation.previewFix.queryOptions({ input: order }),
    enabled: remedy !== undefined && !fixing.isRunning,
  });
  const fixable = remedy === undefined ? 0 : (preview.data?.fixed ?? 0);
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {t(`fixAbout-${aboutOf(kind)}`)}
      </Text>
      {schema.data !== undefined && kind === 'category-missing' && (
        <CategorySelect schema={schema.data} label={t('giveCategories')} value={categories} onChange={setCategories} />
      )}
      {schema.data !== undefined && kind === 'symbol-unlabelled' && (
        <SymbolClassSelect schema={schema.data} label={t('giveClass')} value={symbolClass} onChange={setSymbolClass} />
      )}
      {remedy !== undefined && preview.isPending && <Loader size="sm" />}
      {remedy !== undefined && preview.data !== undefined && (
        <section aria-label={t('fixPreview')}>
          <Text size="sm" fw={620}>
            {t('wouldFix', { count: preview.data.fixed })}
            {preview.data.formulas > 0 && ` · ${common('formulas', { count: preview.data.formulas })}`}
          </Text>
          {preview.data.left.length > 0 && (
            <Text size="sm" c="dimmed">
              {t('wouldLeave')} {leftSentence(preview.data.left)}
            </Text>
          )}
        </section>
      )}
      {preview.error !== null && <ErrorNotice error={shownErrorOf(preview.error)} />}
      <StoppableJob job={fixing.job} onCancel={fixing.cancel} />
      {fixing.error !== null && <ErrorNotice error={shownErrorOf(fixing.error)} />}
      <DialogActs onCancel={fixing.job === null ? onClose : null}>
        <Button loading={fixing.isRunning} disabled={fixable === 0} onClick={() => fixing.start(order)}>
          {fixable === 0 ? t('fixNow') : t('fixDo', { count: fixable })}
        </Button>
      </DialogActs>
    </Stack>
  );
}

/** What findings of a kind are mended with; undefined while that is not chosen. */
function remedyFor(
  kind: FindingKind,
  categories: readonly CategoryId[],
  symbolClass: SymbolClassId | null,
): FindingRemedy | undefined {
  if (kind === 'category-missing') {
    return categories.length === 0 ? undefined : { kind: 'categories', categories: [...categories] };
  }
  if (kind === 'symbol-unlabelled') return symbolClass === null ? undefined : { kind: 'symbol-class', symbolClass };
  return null;
}

function aboutOf(kind: FindingKind): 'remove' | 'cut' | 'order' | 'picture' | 'category' | 'class' {
  switch (kind) {
    case 'box-outside':
      return 'cut';
    case 'order-differs':
      return 'order';
    case 'media-orphan':
      return 'picture';
    case 'category-missing':
      return 'category';
    case 'symbol-unlabelled':
      return 'class';
    default:
      return 'remove';
  }
}

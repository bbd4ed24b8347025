import { Button, Modal } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { takeBack } from '#renderer/transport/take-back.ts';
import { useFormulaHistory } from '#renderer/transport/use-formula-history.ts';
import { HistoryList } from '#renderer/ui/history/history-list.tsx';
import { useRestoredNotice } from '#renderer/ui/history/use-restored-notice.ts';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import { useFailureNotice } from '#renderer/ui/notices/use-failure-notice.tsx';
import { useSchemaWords } from '#renderer/ui/use-schema-words.ts';
import type { FormulaId } from '#schemas/domain/id.ts';
import { useFollowedState, useWorkbench } from '../editor-context.tsx';
import { Section } from '../panel/section.tsx';

/** The way to the whole history of the selected formula. */
export function HistorySection({ formula }: { readonly formula: FormulaId }) {
  const t = useText('review');
  const [isOpen, setOpen] = useState(false);
  return (
    <Section
      title={t('history')}
      actions={
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconHistory size={13} />}
          onClick={() => setOpen(true)}
        >
          {t('historyOf')}
        </Button>
      }
    >
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={t('historyOf')} size={640}>
        {isOpen && <OpenHistory formula={formula} />}
      </Modal>
    </Section>
  );
}

function OpenHistory({ formula }: { readonly formula: FormulaId }) {
  const t = useText('review');
  const { schema, editor } = useWorkbench();
  const showFailure = useFailureNotice();
  const words = useSchemaWords(schema);
  const document = useFollowedState((state) => state.work.formulas.get(formula));
  const { entries, error, more, restore, refresh } = useFormulaHistory(formula, showFailure);
  const showRestored = useRestoredNotice(takeBack, refresh);
  if (error !== null) return <ErrorNotice error={error} />;
  if (entries === null) return null;
  const bringBack = async (revision: number) => {
    // What is still on its way belongs to the history, too.
    const operation = (await editor.session.flush()) ? await restore(revision) : null;
    if (operation !== null) showRestored(operation, revision);
  };
  return (
    <HistoryList
      entries={entries}
      {...words}
      symbolOf={(id) => {
        const record = document?.records.get(id);
        return record?.kind === 'symbol' ? words.labelOf(record.symbolClass) : t('unlabelled');
      }}
      onRestore={(revision) => void bringBack(revision)}
      onCompare={null}
      onMore={more}
    />
  );
}

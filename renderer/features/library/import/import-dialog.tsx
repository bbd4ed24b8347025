import { Button, Group, Modal, Progress, Stack, Text } from '@mantine/core';
import { useFocusReturn } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useSession } from '#renderer/transport/session.tsx';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import type { UploadProgress } from '#renderer/transport/upload.ts';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import type { ImportLook } from '#schemas/contract/import-look.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import { DropZone } from './drop-zone.tsx';
import { firstChoices, type ImportChoices, type ImportSource } from './import-choices.ts';
import classes from './import-dialog.module.css';
import { ImportJob } from './import-job.tsx';
import { ImportOptionsForm } from './import-options-form.tsx';
import { ImportSourceField } from './import-source-field.tsx';
import { LookView } from './look-view.tsx';
import { useImport } from './use-import.ts';
import { useLook } from './use-look.ts';
import { usePlacedSource } from './use-placed-source.ts';

export interface ImportDialogProps {
  readonly opened: boolean;
  readonly schema: ProjectSchema;
  /** What was dropped on the screen to open the dialog. */
  readonly initialSource: ImportSource | null;
  readonly onClose: () => void;
}

/** Imports files and folders: choose, see what was found, start, watch, read the report. */
export function ImportDialog({ opened, schema, initialSource, onClose }: ImportDialogProps) {
  const t = useText('imports');
  const [isStarting, setStarting] = useState(false);
  // A stack forgets to: it takes the dialog for one below another while it closes.
  useFocusReturn({ opened });
  return (
    // One stack with the dialog that picks a folder: Escape closes the upper one alone.
    <Modal.Stack>
      <Modal
        stackId="import"
        opened={opened}
        onClose={() => !isStarting && onClose()}
        title={t('title')}
        size={760}
        closeOnClickOutside={false}
        withCloseButton={!isStarting}
      >
        <ImportBody schema={schema} initialSource={initialSource} onClose={onClose} onStarting={setStarting} />
      </Modal>
    </Modal.Stack>
  );
}

interface ImportBodyProps extends Omit<ImportDialogProps, 'opened'> {
  readonly onStarting: (isStarting: boolean) => void;
}

function ImportBody({ schema, initialSource, onClose, onStarting }: ImportBodyProps) {
  const t = useText('imports');
  const common = useText('common');
  const { can } = useSession();
  const [source, setSource] = useState<ImportSource | null>(initialSource);
  const [choices, setChoices] = useState<ImportChoices>(() => firstChoices(can('reviewer')));
  const { placing, keep } = usePlacedSource(source);
  const placed = placing.kind === 'placed' ? placing.source : null;
  const { looking, stop } = useLook(placed, choices);
  const run = useImport();
  const isBusy = run.isStarting;
  useEffect(() => onStarting(isBusy), [isBusy, onStarting]);
  if (run.job !== null) {
    return (
      <ImportJob
        job={run.job}
        onClose={onClose}
        onAnother={() => {
          run.reset();
          setSource(null);
          // What a picture holds is of the source: the next one may be another kind.
          setChoices((before) => ({ ...before, as: firstChoices(can('reviewer')).as }));
        }}
      />
    );
  }
  const mayStart = looking.kind === 'found' ? holdsAnything(looking.look) : looking.kind === 'stopped';
  const isArchive = looking.kind === 'found' && looking.look.archive !== null;
  const start = () => {
    if (placed === null) return;
    // An archive says itself what everything in it is.
    run.start(placed, isArchive ? firstChoices(can('reviewer')) : choices, keep());
  };
  const failure = run.error === null ? null : shownErrorOf(run.error);
  return (
    <DropZone onDrop={setSource}>
      <Stack gap="lg">
        <ImportSourceField source={source} onChange={setSource} />
        {placing.kind === 'sending' && source?.kind === 'files' && (
          <Sending total={source.files.length} upload={placing.upload} onCancel={() => setSource(null)} />
        )}
        {placing.kind === 'failed' && <ErrorNotice error={placing.error} />}
        <LookView looking={looking} testRepeats={choices.testRepeats} onStop={stop} />
        {!isArchive && (
          <ImportOptionsForm
            schema={schema}
            look={looking.kind === 'found' ? looking.look : null}
            choices={choices}
            onChange={(change) => setChoices((before) => ({ ...before, ...change }))}
          />
        )}
        {failure !== null && failure.code !== 'cancelled' && <ErrorNotice error={failure} />}
        <Group justify="flex-end" gap="xs" className={classes.acts}>
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button disabled={!mayStart} loading={isBusy} onClick={start}>
            {source?.kind === 'files' ? t('startFiles', { count: source.files.length }) : t('start')}
          </Button>
        </Group>
      </Stack>
    </DropZone>
  );
}

function holdsAnything({ formats, archive }: ImportLook): boolean {
  return formats.length > 0 || archive !== null;
}

interface SendingProps {
  readonly total: number;
  readonly upload: UploadProgress | null;
  readonly onCancel: () => void;
}

function Sending({ total, upload, onCancel }: SendingProps) {
  const t = useText('imports');
  const common = useText('common');
  const format = useFormat();
  const sent = upload?.sentBytes ?? 0;
  const bytes = upload?.totalBytes ?? 0;
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Text fw={560} size="sm">
          {t('uploading')}
        </Text>
        <Text size="sm" c="dimmed" className="figures">
          {t('uploadProgress', {
            files: upload?.files ?? 0,
            total,
            sent: format.bytes(sent),
            bytes: format.bytes(bytes),
          })}
        </Text>
      </Group>
      <Progress value={bytes === 0 ? 0 : (sent / bytes) * 100} aria-label={t('uploading')} />
      <Group justify="flex-end">
        <Button size="compact-sm" variant="default" onClick={onCancel}>
          {common('cancel')}
        </Button>
      </Group>
    </Stack>
  );
}

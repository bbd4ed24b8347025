import {
  Button,
  Checkbox,
  Collapse,
  Group,
  Input,
  NumberInput,
  SegmentedControl,
  Select,
  Stack,
  TextInput,
} from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { folders } from '#renderer/transport/folders.ts';
import { useSession } from '#renderer/transport/session.tsx';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { ErrorNotice } from '#renderer/ui/error-notice.tsx';
import type { FolderListing } from '#schemas/contract/host.ts';
import { type JobId, ReleaseId } from '#schemas/domain/id.ts';
import { type SubModelId, subModelIds } from '#schemas/domain/sub-model.ts';
import { usualRecipes } from '#shared/formats/registry.ts';
import type { ExportDialogProps } from './export-dialog.tsx';
import { ExportFolderField } from './export-folder-field.tsx';
import { exportFolderName } from './export-folder-name.ts';
import { areComplete, firstFreezeChoices, freezeOptionsOf } from './freeze-choices.ts';
import { FreezeFields } from './freeze-fields.tsx';

export interface ExportFormProps extends Omit<ExportDialogProps, 'opened'> {
  readonly onStarted: (job: JobId) => void;
}

const current = 'current';
const hintOfSubModel = {
  extractor: 'extractorHint',
  detector: 'detectorHint',
  recognizer: 'recognizerHint',
  aligner: 'alignerHint',
  converter: 'converterHint',
} as const;

/** What is exported, how and where to. */
export function ExportForm({ releases, initialRelease, onStarted, onClose }: ExportFormProps) {
  const t = useText('releases');
  const words = useText('status');
  const common = useText('common');
  const { project } = useSession();
  const [release, setRelease] = useState<ReleaseId | null>(initialRelease);
  const [freeze, setFreeze] = useState(firstFreezeChoices);
  const [subModels, setSubModels] = useState<readonly SubModelId[]>(subModelIds);
  const [detectorClasses, setDetectorClasses] = useState<'all' | 'one'>('all');
  const [cropPadding, setCropPadding] = useState(2);
  const [picked, setPicked] = useState<FolderListing | null>(null);
  const [ownFolderName, setOwnFolderName] = useState<string | null>(null);
  const home = useQuery({
    queryKey: ['folder', null],
    queryFn: () => folders.browse(null),
    staleTime: 0,
    retry: false,
  });
  const parent = picked ?? home.data ?? null;
  const chosen = releases.find((other) => other.release.id === release)?.release ?? null;
  const folderName = ownFolderName ?? exportFolderName(project.name, chosen?.number ?? null);
  const starting = useMutation(api.releases.startExport.mutationOptions({ onSuccess: ({ job }) => onStarted(job) }));
  const isComplete =
    parent !== null && folderName.trim() !== '' && subModels.length > 0 && (release !== null || areComplete(freeze));
  const start = () => {
    if (parent === null) return;
    starting.mutate({
      release,
      freeze: release === null ? freezeOptionsOf(freeze) : null,
      parent: parent.id,
      folderName: folderName.trim(),
      options: {
        container: 'folder',
        recipes: usualRecipes(subModels).map((recipe) => ({
          ...recipe,
          options:
            recipe.subModel === 'detector'
              ? { classes: detectorClasses }
              : recipe.subModel === 'recognizer'
                ? { cropPadding }
                : {},
        })),
      },
    });
  };
  return (
    <Stack gap="md">
      <Select
        label={t('exportRelease')}
        data={[
          { value: current, label: t('exportCurrent') },
          ...releases
            .toSorted((a, b) => b.release.number - a.release.number)
            .map(({ release: { id, name, number } }) => ({ value: id as string, label: `${number} · ${name}` })),
        ]}
        value={release ?? current}
        allowDeselect={false}
        onChange={(value) => setRelease(value === current ? null : ReleaseId.parse(value))}
      />
      <Collapse expanded={release === null}>
        <FreezeFields choices={freeze} onChange={setFreeze} />
      </Collapse>
      <Input.Wrapper label={t('subModels')}>
        <Stack gap={8} mt={6}>
          {subModelIds.map((id) => (
            <Checkbox
              key={id}
              label={words(id)}
              description={t(hintOfSubModel[id])}
              checked={subModels.includes(id)}
              onChange={(event) =>
                setSubModels(
                  event.currentTarget.checked ? [...subModels, id] : subModels.filter((other) => other !== id),
                )
              }
            />
          ))}
        </Stack>
      </Input.Wrapper>
      <Group grow align="flex-start">
        <Input.Wrapper label={t('detectorClasses')}>
          <SegmentedControl
            fullWidth
            mt={4}
            disabled={!subModels.includes('detector')}
            value={detectorClasses}
            onChange={(value) => setDetectorClasses(value === 'one' ? 'one' : 'all')}
            data={[
              { value: 'all', label: t('detectorAll') },
              { value: 'one', label: t('detectorOne') },
            ]}
          />
        </Input.Wrapper>
        <NumberInput
          label={t('cropPadding')}
          disabled={!subModels.includes('recognizer')}
          min={0}
          max={64}
          allowDecimal={false}
          clampBehavior="strict"
          value={cropPadding}
          onChange={(value) => setCropPadding(Number(value))}
        />
      </Group>
      <Group grow align="flex-start">
        <ExportFolderField folder={parent} onChange={setPicked} />
        <TextInput
          label={t('folderName')}
          value={folderName}
          maxLength={200}
          onChange={(event) => setOwnFolderName(event.currentTarget.value)}
        />
      </Group>
      {starting.error !== null && <ErrorNotice error={shownErrorOf(starting.error)} />}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {common('cancel')}
        </Button>
        <Button disabled={!isComplete} loading={starting.isPending} onClick={start}>
          {t('exportDo')}
        </Button>
      </Group>
    </Stack>
  );
}

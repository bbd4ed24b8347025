import { type BrowserWindow, dialog } from 'electron';
import type { JobKind } from '#schemas/contract/jobs.ts';
import type { TextKey, textIn } from './texts.ts';

const sentenceOf: Readonly<Record<JobKind, TextKey>> = {
  import: 'jobImport',
  freeze: 'jobFreeze',
  export: 'jobExport',
  sample: 'jobSample',
  doctor: 'jobDoctor',
  boxing: 'jobBoxing',
  verify: 'jobVerify',
  synthesis: 'jobSynthesis',
  archive: 'jobArchive',
  validation: 'jobValidation',
  duplicates: 'jobDuplicates',
  change: 'jobChange',
};

/** Asks whether running work may be stopped; without any, it may. */
export async function askToStop(
  window: BrowserWindow,
  running: readonly JobKind[],
  t: ReturnType<typeof textIn>,
): Promise<boolean> {
  if (running.length === 0) return true;
  const sentences = [...new Set(running)].map((kind) => t(sentenceOf[kind]));
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: t('jobAsk'),
    detail: [...sentences, t('jobSentence')].join(' '),
    buttons: [t('leave'), t('stay')],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}

import type { Command } from 'commander';

/** Adds one command to the program. */
export type AddCommand = (program: Command) => void;

/** Every command by the first word of its name. Only what is called is loaded, so that starting is quick. */
export const commandLoaders: Readonly<Record<string, () => Promise<AddCommand>>> = {
  init: async () => (await import('./commands/init.ts')).addInit,
  import: async () => (await import('./commands/import.ts')).addImport,
  remove: async () => (await import('./commands/remove.ts')).addRemove,
  quota: async () => (await import('./commands/quota.ts')).addQuota,
  requirements: async () => (await import('./commands/requirements.ts')).addRequirements,
  status: async () => (await import('./commands/status.ts')).addStatus,
  synth: async () => (await import('./commands/synth.ts')).addSynth,
  agreement: async () => (await import('./commands/agreement.ts')).addAgreement,
  box: async () => (await import('./commands/box.ts')).addBox,
  archive: async () => (await import('./commands/archive.ts')).addArchive,
  export: async () => (await import('./commands/export.ts')).addExport,
  release: async () => (await import('./commands/release.ts')).addRelease,
  verify: async () => (await import('./commands/verify.ts')).addVerify,
  submodel: async () => (await import('./commands/submodel.ts')).addSubModel,
  source: async () => (await import('./commands/source.ts')).addSource,
  releases: async () => (await import('./commands/releases.ts')).addReleases,
  people: async () => (await import('./commands/people.ts')).addPeople,
  validate: async () => (await import('./commands/validate.ts')).addValidate,
  doctor: async () => (await import('./commands/doctor.ts')).addDoctor,
  sample: async () => (await import('./commands/sample.ts')).addSample,
};

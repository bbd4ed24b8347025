import { annotate as annotateEn } from './en/annotate.ts';
import { common as commonEn } from './en/common.ts';
import { desktop as desktopEn } from './en/desktop.ts';
import { duplicates as duplicatesEn } from './en/duplicates.ts';
import { errors as errorsEn } from './en/errors.ts';
import { exportOptions as exportOptionsEn } from './en/export-options.ts';
import { findings as findingsEn } from './en/findings.ts';
import { imports as importsEn } from './en/imports.ts';
import { jobs as jobsEn } from './en/jobs.ts';
import { library as libraryEn } from './en/library.ts';
import { people as peopleEn } from './en/people.ts';
import { quotas as quotasEn } from './en/quotas.ts';
import { releases as releasesEn } from './en/releases.ts';
import { requirements as requirementsEn } from './en/requirements.ts';
import { review as reviewEn } from './en/review.ts';
import { settings as settingsEn } from './en/settings.ts';
import { shell as shellEn } from './en/shell.ts';
import { start as startEn } from './en/start.ts';
import { status as statusEn } from './en/status.ts';
import { annotate as annotateKo } from './ko/annotate.ts';
import { common as commonKo } from './ko/common.ts';
import { desktop as desktopKo } from './ko/desktop.ts';
import { duplicates as duplicatesKo } from './ko/duplicates.ts';
import { errors as errorsKo } from './ko/errors.ts';
import { exportOptions as exportOptionsKo } from './ko/export-options.ts';
import { findings as findingsKo } from './ko/findings.ts';
import { formatReasons } from './ko/format-reasons.ts';
import { imports as importsKo } from './ko/imports.ts';
import { jobs as jobsKo } from './ko/jobs.ts';
import { library as libraryKo } from './ko/library.ts';
import { people as peopleKo } from './ko/people.ts';
import { quotas as quotasKo } from './ko/quotas.ts';
import { reasons as reasonsKo } from './ko/reasons.ts';
import { releases as releasesKo } from './ko/releases.ts';
import { requirements as requirementsKo } from './ko/requirements.ts';
import { review as reviewKo } from './ko/review.ts';
import { sentences as sentencesKo } from './ko/sentences.ts';
import { settings as settingsKo } from './ko/settings.ts';
import { shell as shellKo } from './ko/shell.ts';
import { start as startKo } from './ko/start.ts';
import { status as statusKo } from './ko/status.ts';
import type { KeyOf } from './translation.ts';

/** Errors and reasons carry their English sentences themselves. */
const noSentences: Readonly<Record<string, string>> = {};

/** Every sentence of the program: one namespace a feature, in each language. */
export const resources = {
  en: {
    annotate: annotateEn,
    common: commonEn,
    desktop: desktopEn,
    duplicates: duplicatesEn,
    errors: errorsEn,
    exportOptions: exportOptionsEn,
    findings: findingsEn,
    imports: importsEn,
    jobs: jobsEn,
    library: libraryEn,
    people: peopleEn,
    quotas: quotasEn,
    reasons: noSentences,
    sentences: noSentences,
    releases: releasesEn,
    review: reviewEn,
    requirements: requirementsEn,
    settings: settingsEn,
    shell: shellEn,
    start: startEn,
    status: statusEn,
  },
  ko: {
    annotate: annotateKo,
    common: commonKo,
    desktop: desktopKo,
    duplicates: duplicatesKo,
    errors: errorsKo,
    exportOptions: exportOptionsKo,
    findings: findingsKo,
    imports: importsKo,
    jobs: jobsKo,
    library: libraryKo,
    people: peopleKo,
    quotas: quotasKo,
    reasons: { ...reasonsKo, ...formatReasons },
    sentences: sentencesKo,
    releases: releasesKo,
    review: reviewKo,
    requirements: requirementsKo,
    settings: settingsKo,
    shell: shellKo,
    start: startKo,
    status: statusKo,
  },
};

type English = (typeof resources)['en'];
export type Namespace = keyof English;
export type KeyIn<N extends Namespace> = KeyOf<English[N]>;

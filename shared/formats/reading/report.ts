import { type Reason, reason } from '#schemas/domain/reason.ts';
import type { QuarantinedSource } from '#schemas/formats/import-record.ts';
import type { FoundImage } from './image-index.ts';

/** A part of a description file that could not be used: where it stands, why, and what to do. */
export function quarantine(file: string, place: string, problem: string, code = 'entry-unreadable'): QuarantinedSource {
  return { source: file, reason: entryProblem(file, place, problem, code) };
}

export function entryProblem(file: string, place: string, problem: string, code = 'entry-unreadable'): Reason {
  const where = place === '' ? file : `${file}, ${place}`;
  return reason(code, `${where}: ${problem}.`, { file, place, problem });
}

/** Why a picture that a file names could not be taken. */
export function imageProblem(file: string, place: string, name: string, found: FoundImage): QuarantinedSource {
  if (found.kind === 'ambiguous') {
    const candidates = found.candidates.slice(0, 4).join(', ');
    return quarantine(file, place, `more than one picture is called ${name} (${candidates})`, 'image-ambiguous');
  }
  return quarantine(file, place, `there is no picture ${name} in the source; add it and import again`, 'image-missing');
}

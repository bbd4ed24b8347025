import { placeKinds, type Reason, type ReasonParameters, reason, type Term } from '#schemas/domain/reason.ts';
import type { QuarantinedSource } from '#schemas/formats/import-record.ts';
import type { FoundImage } from './image-index.ts';

/** A part of a description file that could not be used: where it stands, why, and what to do. */
export function quarantine(
  file: string,
  place: string,
  problem: string,
  code: string,
  named?: ReasonParameters,
): QuarantinedSource {
  return { source: file, reason: entryProblem(file, place, problem, code, named) };
}

/** @param named what the sentence of another language names, besides the file and the place */
export function entryProblem(
  file: string,
  place: string,
  problem: string,
  code: string,
  named: ReasonParameters = {},
): Reason {
  const where = place === '' ? file : `${file}, ${place}`;
  return reason(code, `${where}: ${problem}.`, { ...named, file, place: placeIn(place) ?? place, problem });
}

/** Why something in a file cannot be taken, by those that do not know where it stands. */
export interface Fault {
  readonly code: string;
  readonly problem: string;
  readonly named: ReasonParameters;
}

export function fault(code: string, problem: string, named: ReasonParameters = {}): Fault {
  return { code, problem, named };
}

export function isFault(value: object): value is Fault {
  return 'problem' in value;
}

/** @param what what was left out for the fault, as `the box` */
export function leftOut(file: string, place: string, { code, problem, named }: Fault, what: string): Reason {
  return entryProblem(file, place, `${problem}; ${what} was left out`, code, named);
}

/** A place such as `row 2` or `image a.png, shape 3`, so that each language can word it; null for what is no such place. */
function placeIn(place: string): Term | null {
  const parts = place.split(', ').map((part) => {
    const [, word, at] = /^([a-z_]+) (.+)$/.exec(part) ?? [];
    const of = placeKinds.find((kind) => kind === word);
    return of && at !== undefined ? { of, at } : null;
  });
  return parts.every((part) => part !== null) ? { term: 'place', parts } : null;
}

/** Why a picture that a file names could not be taken. */
export function imageProblem(file: string, place: string, name: string, found: FoundImage): QuarantinedSource {
  if (found.kind === 'ambiguous') {
    const candidates = found.candidates.slice(0, 4).join(', ');
    return quarantine(file, place, `more than one picture is called ${name} (${candidates})`, 'image-ambiguous');
  }
  return quarantine(
    file,
    place,
    `there is no picture ${name} in the source; add it and import again`,
    'picture-missing',
  );
}

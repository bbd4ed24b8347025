import { type Reason, reason } from '#schemas/domain/reason.ts';

/** A reason of the imaging room, which knows no names, with the file that it speaks of. */
export function nameRefusal(file: string, why: Reason): Reason {
  return reason(why.code, `${file}: ${why.message}`, { ...why.parameters, file });
}

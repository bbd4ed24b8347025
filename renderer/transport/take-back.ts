import type { ShownError } from '#renderer/i18n/shown-error.ts';
import type { OperationId } from '#schemas/domain/id.ts';
import { client } from './client.ts';
import { shownErrorOf } from './shown-error-of.ts';

/** Takes an operation back; gives why that could not be, or null where it was. */
export async function takeBack(operation: OperationId): Promise<ShownError | null> {
  try {
    await client.annotation.undo({ operation });
    return null;
  } catch (error) {
    return shownErrorOf(error);
  }
}

import { useText } from '#renderer/i18n/use-text.ts';
import { isBuiltIn, type SubModelKey } from '#schemas/domain/sub-model.ts';

/** Names of sub-models: built-in ones in the person's language, those of the project by their key. */
export function useSubModelName(): (key: SubModelKey) => string {
  const words = useText('status');
  return (key) => (isBuiltIn(key) ? words(key) : key);
}

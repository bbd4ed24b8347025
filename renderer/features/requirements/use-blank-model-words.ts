import { useText } from '#renderer/i18n/use-text.ts';
import type { ProjectSubModel } from '#schemas/domain/project-sub-model.ts';
import { isBuiltIn, type SubModelKey } from '#schemas/domain/sub-model.ts';
import { givenAs, givesAs, type ModelText } from '#shared/requirements/default-requirements.ts';

/** What the sheet says of models where nobody has said anything, in the language of the screen. */
export function useBlankModelWords(own: readonly ProjectSubModel[]): (key: SubModelKey, member: ModelText) => string {
  const t = useText('requirements');
  return (key, member) => {
    if (isBuiltIn(key)) return t(`${member}-${key}`);
    const found = own.find((subModel) => subModel.key === key);
    if (!found) return '';
    if (member === 'input') return t(`input-${givenAs[found.recordIn]}`);
    return t(`${member}-${givesAs[found.recordOut]}`);
  };
}

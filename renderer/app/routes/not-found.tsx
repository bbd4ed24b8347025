import { IconMapOff } from '@tabler/icons-react';
import { useText } from '#renderer/i18n/use-text.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ButtonLink } from './button-link.tsx';

/** For addresses that lead nowhere. */
export function NotFound() {
  const t = useText('shell');
  return (
    <EmptyState
      icon={<IconMapOff size={36} stroke={1.4} />}
      title={t('notFoundTitle')}
      sentence={t('notFoundSentence')}
      actions={<ButtonLink to="/library">{t('toLibrary')}</ButtonLink>}
    />
  );
}

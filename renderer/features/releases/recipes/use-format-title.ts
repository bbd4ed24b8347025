import { useText } from '#renderer/i18n/use-text.ts';

/** Formats whose title is words rather than a name. */
const described = ['lg', 'parallel', 'san'] as const;

/** Titles of formats in the language of the screen; names of formats are the same in every language. */
export function useFormatTitle(): (id: string, title: string) => string {
  const t = useText('exportOptions');
  return (id, title) => {
    const own = described.find((known) => known === id);
    return own === undefined ? title : t(`format-${own}`);
  };
}

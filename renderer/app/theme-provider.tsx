import { MantineProvider, mergeThemeOverrides } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { resolveCssVariables, theme } from '#renderer/ui/theme.ts';

/** The theme, with the words that the kit needs in the language of the screen. */
export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  const t = useText('common');
  const close = t('closeDialog');
  const spoken = useMemo(() => {
    const named = { defaultProps: { closeButtonProps: { 'aria-label': close } } };
    return mergeThemeOverrides(theme, { components: { Modal: named, Drawer: named } });
  }, [close]);
  return (
    <MantineProvider theme={spoken} cssVariablesResolver={resolveCssVariables} defaultColorScheme="auto">
      {children}
    </MantineProvider>
  );
}

import { MantineProvider, mergeThemeOverrides } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { resolveCssVariables, theme } from '#renderer/ui/theme.ts';

/** The theme, with the words that the kit needs in the language of the screen. */
export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  const t = useText('common');
  const closeDialog = t('closeDialog');
  const close = t('close');
  const spoken = useMemo(() => {
    const closedBy = (label: string) => ({ defaultProps: { closeButtonProps: { 'aria-label': label } } });
    const dialog = closedBy(closeDialog);
    return mergeThemeOverrides(theme, {
      components: { Modal: dialog, Drawer: dialog, Notification: closedBy(close) },
    });
  }, [closeDialog, close]);
  return (
    <MantineProvider theme={spoken} cssVariablesResolver={resolveCssVariables} defaultColorScheme="auto">
      {children}
    </MantineProvider>
  );
}

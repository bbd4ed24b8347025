import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import type { i18n as I18n } from 'i18next';
import { useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { makeQueryClient } from '#renderer/transport/query-client.ts';
import { BusyButtons } from './busy-buttons.tsx';
import { DesktopWindow } from './desktop/desktop-window.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Gate } from './gate.tsx';
import { PastedNumbers } from './pasted-numbers.tsx';
import { ThemeProvider } from './theme-provider.tsx';

/** The whole app with everything its screens stand on. */
export function App({ i18n }: { readonly i18n: I18n }) {
  const [queryClient] = useState(makeQueryClient);
  return (
    <I18nextProvider i18n={i18n}>
      <ThemeProvider>
        <QueryClientProvider client={queryClient}>
          <ModalsProvider>
            <Notifications position="bottom-right" limit={4} />
            <DesktopWindow />
            <PastedNumbers />
            <BusyButtons />
            <ErrorBoundary>
              <Gate />
            </ErrorBoundary>
          </ModalsProvider>
        </QueryClientProvider>
      </ThemeProvider>
    </I18nextProvider>
  );
}

import { Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ShownError } from '#renderer/i18n/shown-error.ts';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import { Brand } from '../shell/brand.tsx';
import { LanguageSwitch } from '../shell/language-switch.tsx';
import { SchemeSwitch } from '../shell/scheme-switch.tsx';
import classes from './full-page.module.css';

/** A page without navigation: brand above, language and colours at the corner. */
export function FullPage({ children, width = 460 }: { readonly children: ReactNode; readonly width?: number }) {
  return (
    <div className={classes.page}>
      <div className={classes.corner}>
        <LanguageSwitch />
        <SchemeSwitch />
      </div>
      <main className={classes.column} style={{ maxWidth: width }}>
        <Brand size="lg" />
        {children}
      </main>
    </div>
  );
}

/** A failure before there is a screen to show it on. */
export function FullPageMessage({ error, onRetry }: { readonly error: ShownError; readonly onRetry: () => void }) {
  return (
    <FullPage>
      <div style={{ marginTop: 28 }}>
        <ErrorNotice error={error} onRetry={onRetry} />
      </div>
    </FullPage>
  );
}

/** Shown while it is not known yet what to show; appears only when that takes long. */
export function FullPageWait() {
  return (
    <div className={classes.wait}>
      <Loader size="sm" />
    </div>
  );
}

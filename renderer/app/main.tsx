import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '@mantine/spotlight/styles.layer.css';
import 'katex/dist/katex.css';
import 'pretendard/dist/web/variable/pretendardvariable.css';
import '#renderer/ui/global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startI18nOfBrowser } from '#renderer/i18n/i18n.ts';
import { App } from './app.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no element to show the app in.');
createRoot(root).render(
  <StrictMode>
    <App i18n={startI18nOfBrowser()} />
  </StrictMode>,
);

import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useCallback } from 'react';
import { type OpenPage, OpenPageContext } from '#renderer/ui/open-page.ts';

/** Lets every list lead to the pages that it speaks of. */
export function OpenPageProvider({ children }: { readonly children: ReactNode }) {
  const navigate = useNavigate();
  const open = useCallback<OpenPage>(
    ({ page, formula }) =>
      void navigate({
        to: '/annotate/$pageId',
        params: { pageId: page },
        search: formula === null ? {} : { formula },
      }),
    [navigate],
  );
  return <OpenPageContext value={open}>{children}</OpenPageContext>;
}

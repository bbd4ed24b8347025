import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useCallback } from 'react';
import { searchOfLink, writeLibrarySearch } from '#renderer/features/library/filters/library-search.ts';
import { type LibraryLink, ShowInLibraryContext } from '#renderer/ui/library-link.ts';

/** Lets every figure lead to the items behind it. */
export function ShowInLibraryProvider({ children }: { readonly children: ReactNode }) {
  const navigate = useNavigate();
  const show = useCallback(
    (link: LibraryLink) => void navigate({ to: '/library', search: { ...writeLibrarySearch(searchOfLink(link)) } }),
    [navigate],
  );
  return <ShowInLibraryContext value={show}>{children}</ShowInLibraryContext>;
}

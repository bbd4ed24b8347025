import { useEffect, useRef } from 'react';
import type { ShownError } from '#renderer/i18n/shown-error.ts';
import type { FolderId, FolderListing } from '#schemas/contract/host.ts';
import { useFailureNotice } from '../notices/use-failure-notice.tsx';

/** What the system's dialog is opened with. */
export interface SystemFolderWish {
  readonly title: string;
  readonly action: string;
  readonly canMake: boolean;
  readonly start: FolderId | null;
}

export interface SystemFolderPickerProps {
  readonly title: string;
  readonly actionLabel: string;
  readonly canMake: boolean;
  readonly start: FolderId | null;
  readonly choose: (wish: SystemFolderWish) => Promise<FolderListing | null>;
  readonly onClose: () => void;
  readonly onPick: (folder: FolderListing) => void;
}

/** The system's own dialog in place of ours: opened once, when this is first shown. */
export function SystemFolderPicker(props: SystemFolderPickerProps) {
  const showFailure = useFailureNotice();
  const isAsked = useRef(false);
  useEffect(() => {
    if (isAsked.current) return;
    isAsked.current = true;
    const { title, actionLabel: action, canMake, start, choose, onClose, onPick } = props;
    choose({ title, action, canMake, start }).then(
      (folder) => (folder === null ? onClose() : onPick(folder)),
      (error: ShownError) => {
        onClose();
        showFailure(error);
      },
    );
  }, [props, showFailure]);
  return null;
}

import { useQueryClient } from '@tanstack/react-query';
import { api } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { staleBySetting } from '#renderer/transport/stale-queries.ts';
import { useFailureNotice } from '#renderer/ui/notices/use-failure-notice.tsx';
import type { ExportSettings } from '#schemas/contract/releases.ts';

/** What becomes of the screen where a setting of exports is changed, or is not. */
export function useSettingsChange(setting: 'sub-models' | 'recipes') {
  const queryClient = useQueryClient();
  const showFailure = useFailureNotice();
  return {
    onSuccess: (settings: ExportSettings) => {
      queryClient.setQueryData(api.releases.exportSettings.queryKey(), settings);
      // At once, and not only when the live event of it arrives.
      for (const queryKey of staleBySetting(setting)) void queryClient.invalidateQueries({ queryKey });
    },
    onError: (error: unknown) => showFailure(shownErrorOf(error)),
  };
}

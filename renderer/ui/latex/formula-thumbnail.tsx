import { IconPhotoOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { mediaPath } from '#schemas/contract/media.ts';
import type { Box } from '#schemas/domain/geometry.ts';
import type { Sha256 } from '#schemas/domain/id.ts';
import { useRetry } from '../retry/use-retry.ts';
import classes from './formula-thumbnail.module.css';

export interface FormulaThumbnailProps {
  readonly imageSha256: Sha256;
  /** Part of the page in upright page pixels; null for the whole page. */
  readonly region: Box | null;
  /** Whether its blank margins are cut off. */
  readonly isTrimmed?: boolean;
  /** Longest side of the picture that is asked for, in pixels. */
  readonly size: number;
  /** What the picture is of, for those who do not see it; empty where text beside it says so. */
  readonly alt: string;
}

/** Picture of a page or formula, fitted into the box it stands in, on paper in both colour schemes. */
export function FormulaThumbnail({ imageSha256, region, isTrimmed = false, size, alt }: FormulaThumbnailProps) {
  const t = useText('common');
  const source = mediaPath(imageSha256, { size, isTrimmed, ...(region === null ? {} : { region }) });
  const [failedSource, setFailedSource] = useState<string | null>(null);
  const isMissing = failedSource === source;
  useRetry(source, isMissing, () => setFailedSource(null));
  if (isMissing) {
    return (
      <div className={classes.missing} title={t('thumbnailMissing')}>
        <div className={classes.reason}>
          <IconPhotoOff size={18} stroke={1.5} aria-hidden />
          <span className={classes.words}>{t('thumbnailMissing')}</span>
        </div>
      </div>
    );
  }
  return (
    <img
      className={classes.picture}
      src={source}
      alt={alt}
      loading="lazy"
      decoding="async"
      draggable={false}
      onError={() => setFailedSource(source)}
    />
  );
}

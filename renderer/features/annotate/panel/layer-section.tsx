import { useText } from '#renderer/i18n/use-text.ts';
import { StatusBadge } from '#renderer/ui/status/status-badge.tsx';
import type { FormulaId } from '#schemas/domain/id.ts';
import type { Layer, LayerName } from '#schemas/domain/layer.ts';
import { isEqual } from '#shared/annotation/equal.ts';
import { useFollowedState, useWorkbench } from '../editor-context.tsx';
import { layersShown } from '../workflow/layers-shown.ts';
import { LayerPill, type LayerPillProps } from './layer-pill.tsx';
import classes from './layer-section.module.css';
import { Section } from './section.tsx';
import { UnusableSign } from './unusable-sign.tsx';

/** States of the layers, and what can be done about each. What was returned says why. */
export function LayerSection({ formula }: { readonly formula: FormulaId | null }) {
  const t = useText('annotate');
  const status = useText('status');
  const { schema } = useWorkbench();
  const asked = schema.settings.record.layersAsked;
  const { pills, unusable, shownStatus } = useFollowedState(({ work }) => layersShown(work, formula, asked), isEqual);
  const stillAsked = unusable === null ? pills.filter(({ isAsked, layer }) => isAsked && isOpen(layer)) : [];
  return (
    <Section
      title={t('state')}
      aside={shownStatus === null ? undefined : <StatusBadge status={shownStatus} size="xs" />}
    >
      {unusable !== null && <UnusableSign reason={unusable} />}
      <div className={classes.pills}>
        {pills.map((pill) => (
          <LayerPill key={pill.name} {...pill} />
        ))}
      </div>
      {stillAsked.length > 0 && (
        <p className={classes.asked}>
          {t('stillAsked', { layers: stillAsked.map(({ name }) => status(name)).join(', ') })}
        </p>
      )}
      {[...layersByReason(pills, (layer) => layer.state === 'returned')].map(([reason, names]) => (
        <p key={reason} className={classes.reason}>
          <strong>
            {status('layerInState', {
              layer: names.map((name) => status(name)).join(', '),
              state: status('returned'),
            })}
          </strong>{' '}
          {reason}
        </p>
      ))}
      {[...layersByReason(pills, (layer) => layer.state !== 'returned')].map(([reason, names]) => (
        <p key={reason} className={classes.empty}>
          <strong>
            {status('layerInState', {
              layer: names.map((name) => status(name)).join(', '),
              state: t('emptyOnPurpose'),
            })}
          </strong>{' '}
          {reason}
        </p>
      ))}
    </Section>
  );
}

/** Whether something is left to be done until a layer is submitted. */
function isOpen({ state }: Layer): boolean {
  return state !== 'submitted' && state !== 'accepted';
}

/** Reasons of what was returned (or is empty), each with the layers that it was given for: most come together. */
function layersByReason(
  pills: readonly LayerPillProps[],
  isMeant: (layer: LayerPillProps['layer']) => boolean,
): ReadonlyMap<string, readonly LayerName[]> {
  const given = pills.flatMap(({ name, layer }) =>
    layer.reason === null || !isMeant(layer) ? [] : [{ name, reason: layer.reason }],
  );
  return new Map(
    given.map(({ reason }) => [reason, given.filter((other) => other.reason === reason).map(({ name }) => name)]),
  );
}

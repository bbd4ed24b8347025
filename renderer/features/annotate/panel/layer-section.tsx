import { formulaIn, pageIn } from '#renderer/editor/work/work.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { StatusBadge } from '#renderer/ui/status/status-badge.tsx';
import type { FormulaId } from '#schemas/domain/id.ts';
import { formulaLayerNames, type Layer, type LayerName } from '#schemas/domain/layer.ts';
import { statusOf } from '#shared/annotation/status.ts';
import { useFollowedState, useWorkbench } from '../editor-context.tsx';
import { isFilled } from '../workflow/layer-moves.ts';
import { LayerPill, type LayerPillProps } from './layer-pill.tsx';
import classes from './layer-section.module.css';
import { Section } from './section.tsx';
import { UnusableSign } from './unusable-sign.tsx';

/** States of the layers, and what can be done about each. What was returned says why. */
export function LayerSection({ formula }: { readonly formula: FormulaId | null }) {
  const t = useText('annotate');
  const status = useText('status');
  const { schema } = useWorkbench();
  const work = useFollowedState((state) => state.work);
  const page = pageIn(work);
  const record = formula === null ? null : formulaIn(work, formula);
  const asked = schema.settings.record.layersAsked;
  const pills: LayerPillProps[] = [];
  if (page.holds === 'formulas') {
    pills.push({
      name: 'regions',
      layer: page.regions,
      document: work.page.ref,
      isAsked: asked.includes('regions'),
      isFilled: work.formulas.size > 0,
    });
  }
  if (record !== null && formula !== null) {
    for (const name of formulaLayerNames) {
      pills.push({
        name,
        layer: record.layers[name],
        document: { type: 'formula', id: formula },
        isAsked: asked.includes(name),
        isFilled: isFilled(work, formula, name),
      });
    }
  }
  const stillAsked = record?.unusable == null ? pills.filter(({ isAsked, layer }) => isAsked && isOpen(layer)) : [];
  return (
    <Section
      title={t('state')}
      aside={record ? <StatusBadge status={statusOf(record, page, asked)} size="xs" /> : undefined}
    >
      {record?.unusable != null && <UnusableSign reason={record.unusable} />}
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

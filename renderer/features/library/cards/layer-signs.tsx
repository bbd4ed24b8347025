import { IconCrop, IconMathFunction, IconSitemap, IconSquares } from '@tabler/icons-react';
import { useText } from '#renderer/i18n/use-text.ts';
import { StatusDot } from '#renderer/ui/status/status-dot.tsx';
import type { FormulaSummary } from '#schemas/contract/library.ts';
import { type LayerName, layerNames } from '#schemas/domain/layer.ts';
import classes from './layer-signs.module.css';

export interface LayerSignsProps {
  readonly formula: Pick<FormulaSummary, 'regions' | 'layers'>;
  /** Layers that the project asks for. */
  readonly layersAsked: readonly LayerName[];
}

const iconOf = { regions: IconCrop, symbols: IconSquares, layout: IconSitemap, latex: IconMathFunction } as const;

/** How far each layer is that the project asks for: a sign of the layer, and a mark of its state. */
export function LayerSigns({ formula, layersAsked }: LayerSignsProps) {
  const words = useText('status');
  return (
    <ul className={classes.signs} aria-label={words('layersAsked')}>
      {layerNames
        .filter((layer) => layersAsked.includes(layer))
        .map((layer) => {
          const state = layer === 'regions' ? formula.regions : formula.layers[layer].state;
          if (state === null) return null;
          const said = words('layerInState', { layer: words(layer), state: words(state) });
          const Icon = iconOf[layer];
          return (
            <li key={layer} className={classes.sign} data-state={state} title={said}>
              <Icon size={15} stroke={1.6} aria-hidden />
              <StatusDot status={state} size={8} />
              <span className={classes.said}>{said}</span>
            </li>
          );
        })}
    </ul>
  );
}

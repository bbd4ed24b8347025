import { formulaIn, pageIn } from '#renderer/editor/work/work.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { StatusBadge } from '#renderer/ui/status-badge.tsx';
import { StatusDot } from '#renderer/ui/status-dot.tsx';
import type { DocumentRef } from '#schemas/domain/document.ts';
import type { FormulaId } from '#schemas/domain/id.ts';
import { formulaLayerNames, type Layer, type LayerName } from '#schemas/domain/layer.ts';
import { statusOf } from '#shared/annotation/status.ts';
import { useEditorState, useWorkbench } from '../editor-context.tsx';
import { isFilled } from '../workflow/layer-moves.ts';
import { LayerMenu } from './layer-menu.tsx';
import classes from './layer-section.module.css';
import { Section } from './section.tsx';
import { UnusableSign } from './unusable-sign.tsx';

/** States of the layers, and what can be done about each. */
export function LayerSection({ formula }: { readonly formula: FormulaId | null }) {
  const t = useText('annotate');
  const { schema } = useWorkbench();
  const work = useEditorState((state) => state.work);
  const page = pageIn(work);
  const record = formula === null ? null : formulaIn(work, formula);
  const asked = schema.settings.record.layersAsked;
  return (
    <Section
      title={t('state')}
      aside={record ? <StatusBadge status={statusOf(record, page, asked)} size="xs" /> : undefined}
    >
      {record?.unusable != null && formula !== null && <UnusableSign reason={record.unusable} />}
      <ul className={classes.list}>
        {page.holds === 'formulas' && (
          <LayerRow
            name="regions"
            layer={page.regions}
            document={work.page.ref}
            isAsked={asked.includes('regions')}
            isFilled={work.formulas.size > 0}
          />
        )}
        {record !== null &&
          formula !== null &&
          formulaLayerNames.map((name) => (
            <LayerRow
              key={name}
              name={name}
              layer={record.layers[name]}
              document={{ type: 'formula', id: formula }}
              isAsked={asked.includes(name)}
              isFilled={isFilled(work, formula, name)}
            />
          ))}
      </ul>
    </Section>
  );
}

interface LayerRowProps {
  readonly name: LayerName;
  readonly layer: Layer;
  readonly document: DocumentRef;
  readonly isAsked: boolean;
  readonly isFilled: boolean;
}

function LayerRow({ name, layer, document, isAsked, isFilled: hasContent }: LayerRowProps) {
  const t = useText('annotate');
  const status = useText('status');
  return (
    <li className={classes.row} data-asked={isAsked}>
      <StatusDot status={layer.state} />
      <span className={classes.name}>{status(name)}</span>
      <span className={classes.state}>
        {status(layer.state)}
        {!isAsked && ` · ${t('notAsked')}`}
        {layer.source === 'imported' && ` · ${t('imported')}`}
      </span>
      <LayerMenu name={name} layer={layer} document={document} isFilled={hasContent} />
      {layer.reason !== null && <p className={classes.reason}>{layer.reason}</p>}
    </li>
  );
}

import { ActionIcon, Popover, Switch } from '@mantine/core';
import { IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { useState } from 'react';
import { printedLabel } from '#renderer/canvas/printed-label.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { plainArrows, plainBoxes } from '#renderer/ui/figure/figure-marks.ts';
import { type FigureBox, FormulaFigure } from '#renderer/ui/figure/formula-figure.tsx';
import { placeIn } from '#renderer/ui/figure/place-in.ts';
import { LatexView } from '#renderer/ui/latex/latex-view.tsx';
import { PinMark } from '#renderer/ui/threads/pin-mark.tsx';
import { pointOfPin, type ShownThread } from '#renderer/ui/threads/thread-of.ts';
import { useSchemaWords } from '#renderer/ui/use-schema-words.ts';
import type { PageWork } from '#schemas/contract/annotation.ts';
import type { ReviewItem } from '#schemas/contract/review.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { Box, Point } from '#schemas/domain/geometry.ts';
import type { Pin } from '#schemas/domain/thread.ts';
import { documentFromShape, formulaOf, symbolsOf } from '#shared/annotation/document.ts';
import { type DraftDecision, withReason } from './draft-decision.ts';
import classes from './item-view.module.css';
import { type LikelyMistake, LikelyMistakes } from './likely-mistakes.tsx';
import { ReasonForm } from './reason-form.tsx';

export interface WorkViewProps {
  readonly item: ReviewItem;
  readonly document: AnnotationDocument;
  readonly work: PageWork;
  readonly schema: ProjectSchema;
  readonly threads: readonly ShownThread[];
  readonly activeThread: string | null;
  readonly onThread: (thread: string) => void;
  readonly draft: DraftDecision;
  readonly onDraft: (draft: DraftDecision) => void;
}

/** A pin that a reason is being written for, and where it points. */
interface NewPin {
  readonly pin: Pin;
  readonly point: Point;
  readonly label: string | null;
}

/** How much a press on a glass enlarges, and how far that goes. */
const zoomStep = 1.5;
const mostZoom = zoomStep ** 4;

/** The work as it is: picture with boxes, LaTeX as it prints; a press pins a reason. */
export function WorkView(props: WorkViewProps) {
  const { item, document, work, schema, threads, activeThread, onThread, draft, onDraft } = props;
  const t = useText('review');
  const { labelOf } = useSchemaWords(schema);
  const [shown, setShown] = useState({ boxes: true, labels: true, relations: false });
  const [zoom, setZoom] = useState(1);
  const [pinning, setPinning] = useState<NewPin | null>(null);
  const [looked, setLooked] = useState<LikelyMistake | null>(null);
  const look = (mistake: LikelyMistake | null) => {
    setLooked(mistake);
    // What hangs on what is seen by its arrows alone.
    if (mistake?.kind === 'wrong-relation') setShown({ ...shown, relations: true });
  };
  const formula = formulaOf(document);
  const symbols = symbolsOf(document);
  const boxOf = (id: string) => symbols.find((symbol) => symbol.id === id)?.box ?? null;
  const boxes = formula
    ? plainBoxes(document, (id) => (shown.labels ? printedLabel(labelOf(id)) : ''))
    : regionBoxes(work, shown.labels);
  const pick = ({ symbol, point }: { readonly symbol: FigureBox | null; readonly point: Point }) => {
    const found = symbols.find(({ id }) => id === symbol?.symbol);
    if (found) {
      const { id, box, symbolClass } = found;
      const corner = { x: box.x + box.width, y: box.y };
      setPinning({ pin: { kind: 'symbol', symbol: id, box }, point: corner, label: labelOf(symbolClass) });
    } else setPinning({ pin: { kind: 'place', x: point.x, y: point.y }, point, label: null });
  };
  return (
    <>
      <div className={classes.switches}>
        <p className={classes.hint}>{t('reasonsHint')}</p>
        {(['boxes', 'labels', 'relations'] as const).map((name) => (
          <Switch
            key={name}
            size="xs"
            label={t(name === 'boxes' ? 'showBoxes' : name === 'labels' ? 'showLabels' : 'showRelations')}
            checked={shown[name]}
            onChange={(event) => setShown({ ...shown, [name]: event.currentTarget.checked })}
          />
        ))}
        <ActionIcon.Group>
          <ActionIcon
            size={24}
            variant="default"
            aria-label={t('zoomOut')}
            disabled={zoom <= 1}
            onClick={() => setZoom(Math.max(1, zoom / zoomStep))}
          >
            <IconZoomOut size={15} stroke={1.6} />
          </ActionIcon>
          <ActionIcon
            size={24}
            variant="default"
            aria-label={t('zoomIn')}
            disabled={zoom >= mostZoom}
            onClick={() => setZoom(Math.min(mostZoom, zoom * zoomStep))}
          >
            <IconZoomIn size={15} stroke={1.6} />
          </ActionIcon>
        </ActionIcon.Group>
      </div>
      {formula && <LikelyMistakes document={document} schema={schema} active={looked} onLook={look} />}
      <section className={classes.stage} aria-label={t('figure')}>
        <FormulaFigure
          imageSha256={item.imageSha256}
          region={item.region}
          boxes={shown.boxes ? boxes : []}
          arrows={shown.relations ? plainArrows(document) : []}
          alt={t('figureOf')}
          maxHeight={440}
          zoom={zoom}
          selected={
            new Set([
              ...[...draft.reasons, ...(pinning === null ? [] : [pinning])].flatMap(({ pin }) =>
                pin.kind === 'symbol' ? [pin.symbol] : [],
              ),
              ...(looked?.symbols ?? []),
            ])
          }
          onPick={pick}
        >
          {looked?.place && <LookedAt region={item.region} place={looked.place} key={looked.reason.message} />}
          {threads.map((each, index) => (
            <PinMark
              key={each.thread.id}
              shown={each}
              number={index + 1}
              {...placeIn(item.region, pointOfPin(each.thread, boxOf, item.region))}
              isActive={activeThread === each.thread.id}
              onChoose={() => onThread(each.thread.id)}
            />
          ))}
          {draft.reasons.map((reason) => (
            <span
              key={reason.key}
              className={classes.draft}
              title={reason.text}
              style={placeIn(item.region, pointOfPin(reason, boxOf, item.region))}
            />
          ))}
          {pinning !== null && <span className={classes.draft} style={placeIn(item.region, pinning.point)} />}
          {pinning !== null && (
            <Popover
              opened
              withArrow
              onDismiss={() => setPinning(null)}
              trapFocus
              position="bottom"
              withinPortal
              middlewares={{ shift: { crossAxis: true }, flip: zoom > 1 }}
            >
              <Popover.Target>
                {/* Below the figure, unless that is far away: what is written about stays in sight. */}
                <span
                  className={classes.anchor}
                  style={placeIn(
                    item.region,
                    zoom > 1 ? pinning.point : { ...pinning.point, y: item.region.y + item.region.height },
                  )}
                />
              </Popover.Target>
              <Popover.Dropdown p={0} onClick={(event) => event.stopPropagation()}>
                <ReasonForm
                  place={pinning.label === null ? t('pinPlace') : t('pinSymbol', { label: pinning.label })}
                  layers={item.layers}
                  preferred={pinning.pin.kind === 'symbol' ? 'symbols' : null}
                  onCancel={() => setPinning(null)}
                  onAdd={(layer, text) => {
                    const key = `${draft.reasons.length}-${pinning.point.x}-${pinning.point.y}`;
                    onDraft(withReason(draft, { key, layer, pin: pinning.pin, text }));
                    setPinning(null);
                  }}
                />
              </Popover.Dropdown>
            </Popover>
          )}
        </FormulaFigure>
      </section>
      {/* What is about no place of the picture is about the LaTeX. */}
      {formula && (
        <section
          className={classes.latex}
          aria-label={t('latex')}
          data-looked={looked !== null && looked.place === null}
        >
          {formula.latex === '' ? (
            <p className={classes.hint}>{t('noLatex')}</p>
          ) : (
            <>
              <div className={classes.set}>
                <LatexView latex={formula.latex} displayMode />
              </div>
              <code className={classes.code}>{formula.latex}</code>
            </>
          )}
        </section>
      )}
    </>
  );
}

/** Once, when it is framed: whoever writes a reason may look elsewhere. */
function bringIntoSight(frame: HTMLElement | null): void {
  frame?.scrollIntoView({ block: 'nearest', inline: 'center' });
}

/** Frames a place in the figure, and brings it into sight. */
function LookedAt({ region, place }: { readonly region: Box; readonly place: Box }) {
  const { left, top } = placeIn(region, place);
  return (
    <span
      ref={bringIntoSight}
      className={classes.looked}
      style={{
        left,
        top,
        width: `${(place.width / region.width) * 100}%`,
        height: `${(place.height / region.height) * 100}%`,
      }}
    />
  );
}

/** The regions of a page, numbered in the order in which they were drawn. */
function regionBoxes({ formulas }: PageWork, areNumbered: boolean): readonly FigureBox[] {
  return formulas.flatMap((shape, index) => {
    const region = formulaOf(documentFromShape(shape))?.region;
    if (!region) return [];
    const text = areNumbered ? String(index + 1) : '';
    return [{ key: shape.ref.id, symbol: null, box: region, text, mark: 'plain' as const }];
  });
}

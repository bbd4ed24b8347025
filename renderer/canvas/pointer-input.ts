import type { Modifiers, ToolEvent } from '#renderer/editor/tools/event.ts';
import type { Point } from '#schemas/domain/geometry.ts';

export interface PointerPorts {
  readonly dispatch: (event: ToolEvent) => void;
  /** Zooms about a point of the canvas, CSS pixels. */
  readonly zoom: (screen: Point, factor: number) => void;
  /** Moves the page, CSS pixels. */
  readonly pan: (by: Point) => void;
  /** A menu is asked for here, CSS pixels of the canvas. */
  readonly menu: (screen: Point) => void;
  /** The pointer rests here, CSS pixels of the canvas; null: elsewhere. */
  readonly hover: (screen: Point | null) => void;
}

/** Logarithm of the zoom of one pixel of a wheel, and of one of a pinch, which browsers report as a wheel with Ctrl. */
const zoomPerWheelPixel = 0.0018;
const zoomPerPinchPixel = 0.01;
/** A notch of a wheel, 100 pixels and more, zooms by no more than this, with Ctrl as without. */
const mostZoomAtOnce = 0.25;
/** CSS pixels of a line and of a page where a wheel counts in those. */
const wheelUnits = [1, 16, 400] as const;

/** Listens to pointer and wheel on the canvas and reports them in its CSS pixels; the result stops that. */
export function listenToPointer(element: HTMLElement, ports: PointerPorts): () => void {
  const abort = new AbortController();
  const options = { signal: abort.signal };
  const place = (event: MouseEvent): Point => {
    const bounds = element.getBoundingClientRect();
    return { x: event.clientX - bounds.left, y: event.clientY - bounds.top };
  };
  element.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button === 1) event.preventDefault();
      element.focus({ preventScroll: true });
      element.setPointerCapture(event.pointerId);
      const button = event.button === 0 ? 'main' : event.button === 1 ? 'middle' : 'secondary';
      ports.dispatch({ type: 'pointer-down', screen: place(event), button, modifiers: modifiersOf(event) });
    },
    options,
  );
  element.addEventListener(
    'pointermove',
    (event) => {
      const screen = place(event);
      ports.hover(screen);
      ports.dispatch({ type: 'pointer-move', screen, modifiers: modifiersOf(event) });
    },
    options,
  );
  element.addEventListener(
    'pointerup',
    (event) => ports.dispatch({ type: 'pointer-up', screen: place(event), modifiers: modifiersOf(event) }),
    options,
  );
  element.addEventListener('pointercancel', () => ports.dispatch({ type: 'cancel' }), options);
  element.addEventListener(
    'pointerleave',
    () => {
      ports.hover(null);
      ports.dispatch({ type: 'pointer-leave' });
    },
    options,
  );
  element.addEventListener(
    'contextmenu',
    (event) => {
      event.preventDefault();
      ports.menu(place(event));
    },
    options,
  );
  element.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      const unit = wheelUnits[event.deltaMode] ?? 1;
      if (event.shiftKey) return ports.pan({ x: -(event.deltaX || event.deltaY) * unit, y: 0 });
      const perPixel = event.ctrlKey ? zoomPerPinchPixel : zoomPerWheelPixel;
      const wanted = -event.deltaY * unit * perPixel;
      ports.zoom(place(event), Math.exp(Math.min(Math.max(wanted, -mostZoomAtOnce), mostZoomAtOnce)));
    },
    { ...options, passive: false },
  );
  return () => abort.abort();
}

export function modifiersOf(event: MouseEvent | KeyboardEvent): Modifiers {
  return { shift: event.shiftKey, alt: event.altKey, mod: event.ctrlKey || event.metaKey };
}

import Konva from 'konva';
import type { EditorState } from '#renderer/editor/editor-state.ts';
import { resizableItem } from '#renderer/editor/scene/selected-box.ts';
import { boxToScreen } from '#renderer/editor/viewport/viewport.ts';
import type { Point } from '#schemas/domain/geometry.ts';
import { type CanvasLook, type CanvasScene, canvasSceneOf } from './canvas-scene.ts';
import { cursorFor } from './cursor.ts';
import { drawOverlay } from './overlay/draw-overlay.ts';
import { HandleNodes } from './overlay/handle-nodes.ts';
import type { PagePicture } from './page-picture.ts';
import { listenToPointer, type PointerPorts } from './pointer-input.ts';
import { TileCache, type View } from './tiles/tile-cache.ts';

/** Milliseconds without a change of scale after which the page is drawn sharp again. */
const settleDelay = 90;

export interface CanvasPorts extends Omit<PointerPorts, 'hover'> {
  /** The canvas has a new size, CSS pixels. */
  readonly resize: (width: number, height: number) => void;
}

/** Draws the state of an editor in an element and reports what the pointer does there. Nothing else. */
export class CanvasView {
  private readonly element: HTMLElement;
  private readonly ports: CanvasPorts;
  private readonly stage: Konva.Stage;
  private readonly pageLayer = new Konva.Layer({ listening: false });
  private readonly overlayLayer = new Konva.Layer({ listening: false });
  private readonly handles: HandleNodes;
  private readonly tiles: TileCache;
  private readonly stopPointer: () => void;
  private readonly sizes: ResizeObserver;
  private stopResolution: () => void;
  private state: EditorState;
  private look: CanvasLook;
  private content: CanvasScene;
  private pointer: Point | null = null;
  private settleTimer: number | null = null;
  private frame: number | null = null;
  private isPageDirty = true;
  /** Whether the canvas draws because it wants to: Konva draws by itself whenever a size changes. */
  private isDrawing = false;
  /** Boxes are drawn with the picture: not before it is known that there is none. */
  private isPictureAwaited = true;

  /** `element` becomes the canvas; it takes the keyboard's focus when it is pressed. */
  constructor(element: HTMLElement, state: EditorState, look: CanvasLook, ports: CanvasPorts) {
    Konva.autoDrawEnabled = false;
    this.element = element;
    this.ports = ports;
    this.state = state;
    this.look = look;
    this.content = canvasSceneOf(state, look);
    this.tiles = new TileCache(this.content);
    this.stage = new Konva.Stage({ container: this.makeContainer(), width: 0, height: 0, listening: false });
    this.stage.add(this.pageLayer, this.overlayLayer);
    this.pageLayer.add(new Konva.Shape({ listening: false, sceneFunc: (context) => this.paintPage(context) }));
    this.overlayLayer.add(new Konva.Shape({ listening: false, sceneFunc: (context) => this.paintOverlay(context) }));
    this.handles = new HandleNodes(this.overlayLayer);
    this.stopPointer = listenToPointer(element, {
      ...ports,
      hover: (screen) => {
        this.pointer = screen;
        this.requestFrame();
      },
    });
    this.sizes = new ResizeObserver(() => this.measure());
    this.sizes.observe(element);
    this.stopResolution = this.followResolution();
  }

  /** Shows another state of the editor. */
  update(state: EditorState): void {
    if (state === this.state) return;
    const isMoved = state.viewport !== this.state.viewport;
    this.state = state;
    this.content = canvasSceneOf(state, this.look);
    if (this.tiles.update(this.content) || isMoved) this.isPageDirty = true;
    this.element.style.cursor = cursorFor(state);
    this.requestFrame();
  }

  setLook(look: CanvasLook): void {
    this.look = look;
    this.content = canvasSceneOf(this.state, look);
    if (this.tiles.update(this.content)) this.isPageDirty = true;
    this.requestFrame();
  }

  /** Shows the page's picture; null where there is none. The picture stays the caller's to close. */
  setPicture(picture: PagePicture | 'awaited' | null): void {
    this.isPictureAwaited = picture === 'awaited';
    this.tiles.setPicture(picture === 'awaited' ? null : picture);
    this.isPageDirty = true;
    this.requestFrame();
  }

  dispose(): void {
    this.stopPointer();
    this.sizes.disconnect();
    this.stopResolution();
    if (this.frame !== null) cancelAnimationFrame(this.frame);
    if (this.settleTimer !== null) clearTimeout(this.settleTimer);
    this.tiles.dispose();
    this.stage.destroy();
    this.element.replaceChildren();
  }

  private makeContainer(): HTMLDivElement {
    const container = document.createElement('div');
    container.style.position = 'absolute';
    container.style.inset = '0';
    this.element.replaceChildren(container);
    return container;
  }

  /** Measures again when the window moves to a screen of another resolution. */
  private followResolution(): () => void {
    const query = matchMedia(`(resolution: ${globalThis.devicePixelRatio}dppx)`);
    const change = () => {
      this.measure();
      this.stopResolution = this.followResolution();
    };
    query.addEventListener('change', change, { once: true });
    return () => query.removeEventListener('change', change);
  }

  /** Tells an editor that has come new how large the canvas is. */
  tellSize(): void {
    if (this.stage.width() > 0) this.ports.resize(this.stage.width(), this.stage.height());
  }

  /** Measures the canvas, and draws anew where its size has changed. */
  private measure(): void {
    const width = this.element.clientWidth;
    const height = this.element.clientHeight;
    const pixelRatio = globalThis.devicePixelRatio || 1;
    this.ports.resize(width, height);
    const isSame =
      this.stage.width() === width &&
      this.stage.height() === height &&
      this.pageLayer.getCanvas().getPixelRatio() === pixelRatio;
    if (isSame) return;
    const isFirst = this.stage.width() === 0;
    for (const layer of [this.pageLayer, this.overlayLayer]) layer.getCanvas().setPixelRatio(pixelRatio);
    this.stage.size({ width, height });
    this.tiles.setPixelRatio(pixelRatio);
    this.isPageDirty = true;
    // A canvas is empty after its size has changed: what was there is drawn before anybody sees that.
    if (isFirst) this.requestFrame();
    else this.paint();
  }

  private requestFrame(): void {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = null;
      this.paint();
    });
  }

  private paint(): void {
    if (this.stage.width() === 0 || this.stage.height() === 0) return;
    this.isDrawing = true;
    if (this.isPageDirty) this.pageLayer.draw();
    this.isPageDirty = false;
    const item =
      this.state.tool === 'select' ? resizableItem(this.content.scene, this.state.selection, this.state.locked) : null;
    const { preview } = this.content;
    const box =
      item === null
        ? null
        : ((item.kind === 'symbol' ? preview.symbols.get(item.id) : preview.regions.get(item.id)) ?? item.box);
    this.handles.place(box ? boxToScreen(this.state.viewport, box) : null, this.look.theme);
    this.overlayLayer.draw();
    this.isDrawing = false;
  }

  private paintPage(context: Konva.Context): void {
    if (!this.isDrawing || this.isPictureAwaited) return;
    const view = this.view();
    if (!this.tiles.isSharp(view.scale)) this.settleLater(view.scale);
    const native = context._context;
    native.save();
    native.setTransform(1, 0, 0, 1, 0, 0);
    this.tiles.draw(native, view);
    native.restore();
  }

  private paintOverlay(context: Konva.Context): void {
    if (!this.isDrawing || this.isPictureAwaited) return;
    const native = context._context;
    native.save();
    drawOverlay(native, this.state, this.content, this.pointer);
    native.restore();
  }

  /** Where the page stands, in whole device pixels so that tiles are copied without smoothing. */
  private view(): View {
    const { origin, scale } = this.state.viewport;
    const pixelRatio = this.pageLayer.getCanvas().getPixelRatio();
    const deviceScale = scale * pixelRatio;
    return {
      left: Math.round(-origin.x * deviceScale),
      top: Math.round(-origin.y * deviceScale),
      scale: deviceScale,
      width: Math.round(this.stage.width() * pixelRatio),
      height: Math.round(this.stage.height() * pixelRatio),
    };
  }

  private settleLater(scale: number): void {
    if (this.settleTimer !== null) clearTimeout(this.settleTimer);
    this.settleTimer = window.setTimeout(() => {
      this.settleTimer = null;
      this.tiles.settle(scale);
      this.isPageDirty = true;
      this.requestFrame();
    }, settleDelay);
  }
}

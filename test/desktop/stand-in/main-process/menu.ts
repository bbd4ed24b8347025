import { gap, withGaps } from './gap.ts';

interface Template {
  readonly id?: string;
  readonly label?: string;
  readonly type?: string;
  readonly role?: string;
  readonly enabled?: boolean;
  readonly checked?: boolean;
  readonly accelerator?: string;
  readonly registerAccelerator?: boolean;
  readonly click?: (item: StandInMenuItem) => void;
  readonly submenu?: readonly Template[];
}

const knownRoles = new Set(
  'about services hide hideOthers unhide undo redo cut copy paste selectAll zoomIn zoomOut resetZoom togglefullscreen toggleDevTools window minimize help'.split(
    ' ',
  ),
);

export class StandInMenuItem {
  readonly id: string;
  readonly label: string;
  readonly type: string;
  readonly role: string | undefined;
  readonly accelerator: string | undefined;
  readonly submenu: StandInMenu | null;
  readonly #click: ((item: StandInMenuItem) => void) | undefined;
  enabled: boolean;
  checked: boolean;

  constructor(template: Template) {
    if (template.role !== undefined && !knownRoles.has(template.role)) throw gap(`menu role ${template.role}`);
    this.id = template.id ?? '';
    this.label = template.label ?? '';
    this.type = template.type ?? (template.submenu ? 'submenu' : 'normal');
    this.role = template.role;
    this.accelerator = template.accelerator;
    this.enabled = template.enabled ?? true;
    this.checked = template.checked ?? false;
    this.submenu = template.submenu ? new StandInMenu(template.submenu) : null;
    this.#click = template.click;
  }

  /** As a person's click: nothing happens to what is greyed out. */
  click(): void {
    if (!this.enabled) return;
    if (this.type === 'checkbox') this.checked = !this.checked;
    this.#click?.(this);
  }
}

export class StandInMenu {
  readonly items: readonly StandInMenuItem[];

  constructor(templates: readonly Template[]) {
    this.items = templates.map((template) => new StandInMenuItem(template));
  }

  getMenuItemById(id: string): StandInMenuItem | null {
    for (const item of this.items) {
      if (item.id === id) return item;
      const inside = item.submenu?.getMenuItemById(id);
      if (inside) return inside;
    }
    return null;
  }
}

let applicationMenu: StandInMenu | null = null;

export const Menu = withGaps('Menu', {
  buildFromTemplate: (template: readonly Template[]) => new StandInMenu(template),
  setApplicationMenu: (menu: StandInMenu | null) => {
    applicationMenu = menu;
  },
  getApplicationMenu: () => applicationMenu,
});

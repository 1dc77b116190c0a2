// <picker-view> and its columns: wheels that snap to a row.
import type { GlassElement } from '../glass';
import { builtInOf, type BuiltIn, type Mounted } from './built-in';
import { phoneUnits } from '../engine/units';

interface State {
  given: string;
}
type Wired = HTMLElement & { __wxElement?: GlassElement };

export const pickerView: BuiltIn<State> = {
  tag: 'picker-view',
  properties: {
    value: Array,
    indicatorStyle: String,
    indicatorClass: String,
    maskStyle: String,
    maskClass: String,
    immediateChange: Boolean,
  },
  mounted(self) {
    for (const className of ['wx-picker-mask', 'wx-picker-indicator']) {
      const layer = document.createElement('div');
      layer.className = className;
      self.element.append(layer);
    }
    self.state = { given: '' };
    layout(self);
  },
  updated(self) {
    const [mask, indicator] = ['.wx-picker-mask', '.wx-picker-indicator'].map((name) =>
      self.element.querySelector<HTMLElement>(`:scope > ${name}`),
    );
    if (mask) mask.style.cssText = phoneUnits(self.text('maskStyle'));
    if (indicator) {
      indicator.style.cssText = phoneUnits(self.text('indicatorStyle'));
      indicator.className = `wx-picker-indicator ${self.phone.scopedClass(self.node, self.text('indicatorClass'))}`;
    }
    const given = JSON.stringify(self.props.value);
    if (given !== self.state.given) self.state.given = given;
    requestAnimationFrame(() => {
      layout(self);
    });
  },
};

export const pickerViewColumn: BuiltIn<{ timer: ReturnType<typeof setTimeout> | undefined }> = {
  tag: 'picker-view-column',
  mounted(self) {
    self.state = { timer: undefined };
    self.element.addEventListener('scroll', () => {
      clearTimeout(self.state.timer);
      self.state.timer = setTimeout(() => {
        settle(self);
      }, 120);
    });
    new MutationObserver(() => {
      const view = viewOf(self);
      if (view) layout(view);
    }).observe(self.element, { childList: true });
  },
};

function viewOf(column: Mounted): Mounted<State> | null {
  return (builtInOf(column.element.closest<Wired>('wx-picker-view')?.__wxElement)?.self ??
    null) as Mounted<State> | null;
}

function columnsOf(view: Mounted): HTMLElement[] {
  return Array.from(view.element.querySelectorAll<HTMLElement>('wx-picker-view-column'));
}

function rowHeight(view: Mounted): number {
  return view.element.querySelector<HTMLElement>(':scope > .wx-picker-indicator')?.offsetHeight || 34;
}

/** Rows as high as the indicator, the chosen one in its middle. */
function layout(view: Mounted<State>): void {
  const row = rowHeight(view);
  const padding = Math.max(0, (view.element.clientHeight - row) / 2);
  const value = Array.isArray(view.props.value) ? (view.props.value as number[]) : [];
  columnsOf(view).forEach((column, index) => {
    column.style.setProperty('--row', `${row}px`);
    column.style.setProperty('--padding', `${padding}px`);
    const rows = Array.from(column.children) as HTMLElement[];
    for (const child of rows) child.style.height = `${row}px`;
    const top = Math.max(0, Math.min(value[index] ?? 0, rows.length - 1)) * row;
    if (Math.abs(column.scrollTop - top) > 1) column.scrollTop = top;
  });
}

function settle(column: Mounted): void {
  const view = viewOf(column);
  if (!view) return;
  const row = rowHeight(view);
  const value = columnsOf(view).map((each) =>
    Math.max(0, Math.min(each.children.length - 1, Math.round(each.scrollTop / row))),
  );
  const now = JSON.stringify(value);
  if (now === view.state.given) return;
  view.state.given = now;
  view.emit('pickstart');
  view.set({ value });
  view.emit('change', { value });
  view.emit('pickend');
}

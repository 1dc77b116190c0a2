// <picker>: a tap opens the platform's wheel from below; selector, multiSelector, time and date.
import { h } from '../shell/dom';
import type { BuiltIn, Mounted } from './built-in';
import { columnsFor, type PickerColumns } from './picker-columns';

export const picker: BuiltIn = {
  tag: 'picker',
  properties: {
    mode: { type: String, value: 'selector' },
    headerText: String,
    disabled: Boolean,
    range: { type: Array, value: [] },
    rangeKey: String,
    value: null,
    start: String,
    end: String,
    fields: { type: String, value: 'day' },
    level: String,
    customItem: String,
    name: String,
  },
  mounted(self) {
    self.node.addListener('tap', () => {
      if (!self.on('disabled')) void open(self);
    });
  },
  value: (self) => self.props.value,
  reset: (self) => {
    self.set({ value: emptyValue(self.text('mode')) });
  },
  labelTapped: (self) => {
    void open(self);
  },
};

/** What a picker without a value has. WeChat: picker, the default of `value` in each mode. */
function emptyValue(mode: string): unknown {
  if (mode === 'multiSelector' || mode === 'region') return [];
  return mode === 'time' || mode === 'date' ? '' : 0;
}

async function open(self: Mounted): Promise<void> {
  const columns = columnsFor(self);
  if (!columns) {
    self.phone.console.once(`<picker mode="${self.text('mode')}"> is not supported by this phone.`);
    return;
  }
  const value = await self.phone.overlays.sheet<unknown>((finish) => wheel(self, columns, finish));
  if (value === null) {
    self.emit('cancel');
    return;
  }
  self.set({ value });
  self.emit('change', { value });
}

const rowHeight = 44;

function wheel(self: Mounted, columns: PickerColumns, finish: (value: unknown) => void): HTMLElement {
  const chosen = [...columns.chosen];
  const lists = h('div', { class: 'wheel-columns' });
  const draw = () => {
    lists.replaceChildren(
      ...columns.rows(chosen).map((rows, index) => {
        const list = h(
          'div',
          { class: 'wheel-column' },
          ...rows.map((row) => h('div', { class: 'wheel-row', text: row })),
        );
        let timer: ReturnType<typeof setTimeout> | undefined;
        list.addEventListener('scroll', () => {
          clearTimeout(timer);
          timer = setTimeout(() => {
            const at = Math.max(0, Math.min(rows.length - 1, Math.round(list.scrollTop / rowHeight)));
            if (at === chosen[index]) return;
            chosen[index] = at;
            if (self.text('mode') === 'multiSelector') self.emit('columnchange', { column: index, value: at });
            if (columns.dependent) draw();
          }, 120);
        });
        list.addEventListener('click', (event) => {
          const row = Array.from(list.children).indexOf(event.target as Element);
          if (row >= 0) list.scrollTo({ top: row * rowHeight, behavior: 'smooth' });
        });
        queueMicrotask(() => {
          list.scrollTop = (chosen[index] ?? 0) * rowHeight;
        });
        return list;
      }),
    );
  };
  draw();
  // The page may answer columnchange with another range while the wheel is open.
  return h(
    'div',
    {
      class: 'cover bottom',
      onClick: (event) => {
        if (event.target === event.currentTarget) finish(null);
      },
    },
    h(
      'div',
      { class: 'wheel', attrs: { role: 'dialog' } },
      h(
        'div',
        { class: 'wheel-head' },
        h('button', {
          text: '取消',
          onClick: () => {
            finish(null);
          },
        }),
        h('b', { text: self.text('headerText') }),
        h('button', {
          class: 'primary',
          text: '确定',
          onClick: () => {
            finish(columns.value(chosen));
          },
        }),
      ),
      h('div', { class: 'wheel-body' }, lists, h('div', { class: 'wheel-indicator' })),
    ),
  );
}

// <textarea>: 300 × 150 px unless styled, or as high as its text with auto-height.
import type { BuiltIn, Mounted } from './built-in';
import { confirmed, fieldProperties, mountField, typed, updateField, type FieldState } from './text-field';

export const textarea: BuiltIn<FieldState> = {
  tag: 'textarea',
  properties: {
    ...fieldProperties,
    autoHeight: Boolean,
    fixed: Boolean,
    showConfirmBar: { type: Boolean, value: true },
    disableDefaultPadding: Boolean,
  },
  mounted(self) {
    const field = document.createElement('textarea');
    mountField(self, field);
    field.addEventListener('keydown', (event) => {
      const confirmType = self.text('confirmType');
      if (event.key !== 'Enter' || event.isComposing || confirmType === '' || confirmType === 'return') return;
      event.preventDefault();
      confirmed(self);
    });
    field.addEventListener('input', () => {
      grow(self);
    });
  },
  updated(self) {
    updateField(self);
    self.element.toggleAttribute('auto-height', self.on('autoHeight'));
    requestAnimationFrame(() => {
      grow(self);
    });
  },
  value: (self) => self.state.field.value,
  reset(self) {
    self.state.field.value = '';
    self.state.given = '';
    self.set({ value: '' });
  },
  labelTapped(self) {
    self.state.field.focus();
  },
  actions: {
    'textarea.input': (self, value: string) => {
      self.state.field.value = value;
      typed(self);
      grow(self);
    },
    'textarea.confirm': (self) => {
      confirmed(self);
    },
  },
};

const heights = new WeakMap<Element, number>();

function grow(self: Mounted<FieldState>): void {
  const { field } = self.state;
  if (!self.on('autoHeight')) {
    field.style.height = '';
    return;
  }
  field.style.height = '0px';
  const height = field.scrollHeight;
  field.style.height = `${height}px`;
  if (heights.get(field) === height) return;
  heights.set(field, height);
  const lineHeight = Number.parseFloat(getComputedStyle(field).lineHeight) || 1;
  self.emit('linechange', {
    height,
    heightRpx: (height * 750) / window.innerWidth,
    lineCount: Math.max(1, Math.round(height / lineHeight)),
    lineHeight,
  });
}

// <textarea>: 300 × 150 px unless styled, or as high as its text with auto-height.
import type { Mounted } from './built-in';
import { textField, type FieldState } from './text-field';

export const textarea = textField({
  tag: 'textarea',
  properties: {
    autoHeight: Boolean,
    fixed: Boolean,
    showConfirmBar: { type: Boolean, value: true },
    disableDefaultPadding: Boolean,
  },
  confirms: (self) => !['', 'return'].includes(self.text('confirmType')),
  updated(self) {
    self.element.toggleAttribute('auto-height', self.on('autoHeight'));
  },
  changed: grow,
});

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

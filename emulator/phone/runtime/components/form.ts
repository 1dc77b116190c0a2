// <form>, <label>: collecting values by name, submit and reset, taps that go to another component.
import type { GlassElement } from '../glass';
import { domOf, nodeOf } from '../glass';
import { builtInOf, type BuiltIn, type Mounted } from './built-in';

/** Components in a form that have a `name`: built-in fields and custom ones with wx://form-field. */
function fieldsOf(form: Mounted): { name: string; value: () => unknown; reset: () => void }[] {
  const fields = [];
  for (const element of form.element.querySelectorAll<HTMLElement & { __wxElement?: GlassElement }>('*')) {
    const node = element.__wxElement;
    if (!node) continue;
    const found = builtInOf(node);
    if (found?.builtIn.value && found.self.text('name') !== '') {
      const { self, builtIn } = found;
      fields.push({ name: self.text('name'), value: () => builtIn.value?.(self), reset: () => builtIn.reset?.(self) });
      continue;
    }
    const data = (node as { data?: Record<string, unknown> }).data;
    if (!found && data && typeof data.name === 'string' && data.name !== '' && 'value' in data) {
      fields.push({ name: data.name, value: () => data.value, reset: () => undefined });
    }
  }
  return fields;
}

export const form: BuiltIn = {
  tag: 'form',
  properties: { reportSubmit: Boolean, reportSubmitTimeout: Number },
  actions: {
    submit: (self, button: Mounted) => {
      const value = Object.fromEntries(fieldsOf(self).map((field) => [field.name, field.value()]));
      self.emit('submit', {
        value,
        target: {
          id: button.node.id,
          dataset: { ...button.node.dataset },
          offsetLeft: button.element.offsetLeft,
          offsetTop: button.element.offsetTop,
        },
      });
    },
    reset: (self) => {
      for (const field of fieldsOf(self)) field.reset();
      self.emit('reset', {});
    },
  },
};

export const label: BuiltIn = {
  tag: 'label',
  properties: { for: String },
  mounted(self) {
    self.node.addListener('tap', () => {
      const target =
        self.text('for') === ''
          ? firstInside(self.element)
          : self.node.ownerShadowRoot?.getElementById(self.text('for'));
      const found = target ? builtInOf(target) : null;
      const { tapTarget } = self.phone.gestures;
      // A finger on the control itself has reached it already.
      if (!found || (tapTarget && domOf(found.self.node)?.contains(tapTarget))) return;
      found.builtIn.labelTapped?.(found.self);
    });
  },
};

function firstInside(element: HTMLElement): GlassElement | null {
  const dom = element.querySelector('wx-checkbox, wx-radio, wx-switch, wx-input, wx-textarea, wx-button, wx-picker');
  return dom ? nodeOf(dom) : null;
}

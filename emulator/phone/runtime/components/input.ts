// <input>: one line.
import type { BuiltIn } from './built-in';
import { confirmed, fieldProperties, mountField, typed, updateField, type FieldState } from './text-field';

const modes: Readonly<Record<string, string>> = {
  number: 'numeric',
  idcard: 'text',
  digit: 'decimal',
  'safe-password': 'text',
};
const hints: Readonly<Record<string, string>> = {
  send: 'send',
  search: 'search',
  next: 'next',
  go: 'go',
  done: 'done',
};

export const input: BuiltIn<FieldState> = {
  tag: 'input',
  properties: { ...fieldProperties, type: { type: String, value: 'text' }, password: Boolean, alwaysEmbed: Boolean },
  mounted(self) {
    const field = document.createElement('input');
    mountField(self, field);
    field.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.isComposing) confirmed(self);
    });
  },
  updated(self) {
    const field = self.state.field as HTMLInputElement;
    field.type = self.on('password') ? 'password' : 'text';
    field.inputMode = modes[self.text('type')] ?? 'text';
    field.enterKeyHint = hints[self.text('confirmType')] ?? 'done';
    updateField(self);
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
    'input.input': (self, value: string) => {
      self.state.field.value = value;
      typed(self);
    },
    'input.confirm': (self) => {
      confirmed(self);
    },
  },
};

// <input>: one line.
import { textField } from './text-field';

const modes: Readonly<Record<string, string>> = {
  number: 'numeric',
  idcard: 'text',
  digit: 'decimal',
  'safe-password': 'text',
};
const confirmTypes: ReadonlySet<string> = new Set(['send', 'search', 'next', 'go', 'done']);

export const input = textField({
  tag: 'input',
  properties: { type: { type: String, value: 'text' }, password: Boolean, alwaysEmbed: Boolean },
  confirms: () => true,
  updated(self) {
    const field = self.state.field as HTMLInputElement;
    const confirmType = self.text('confirmType');
    field.type = self.on('password') ? 'password' : 'text';
    field.inputMode = modes[self.text('type')] ?? 'text';
    field.enterKeyHint = confirmTypes.has(confirmType) ? confirmType : 'done';
  },
});

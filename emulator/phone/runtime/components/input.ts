// <input>: one line.
import { own } from '../../../own';
import { textField } from './text-field';

const modes: Readonly<Record<string, string>> = {
  number: 'numeric',
  idcard: 'text',
  digit: 'decimal',
  'safe-password': 'text',
};
const confirmTypes: ReadonlySet<string> = new Set(['send', 'search', 'next', 'go', 'done']);

/** Of the keyboard that encrypts what is typed. This phone has no such keyboard: it takes the text as it is. */
const safePassword = {
  safePasswordCertPath: String,
  safePasswordLength: Number,
  safePasswordTimeStamp: Number,
  safePasswordNonce: String,
  safePasswordSalt: String,
  safePasswordCustomHash: String,
} as const;

export const input = textField({
  tag: 'input',
  properties: { type: { type: String, value: 'text' }, password: Boolean, alwaysEmbed: Boolean, ...safePassword },
  confirms: () => true,
  updated(self) {
    const field = self.state.field as HTMLInputElement;
    const confirmType = self.text('confirmType');
    field.type = self.on('password') ? 'password' : 'text';
    field.inputMode = own(modes, self.text('type')) ?? 'text';
    field.enterKeyHint = confirmTypes.has(confirmType) ? confirmType : 'done';
  },
});

// What <input> and <textarea> have in common: the value and who may change it, focus, cursor, the keyboard's events.
import type { BuiltIn, Mounted } from './built-in';
import { phoneUnits } from '../engine/units';

export interface FieldState {
  readonly field: HTMLInputElement | HTMLTextAreaElement;
  /** The value the page gave last; typing does not change it. */
  given: unknown;
  focus: boolean;
  composing: boolean;
}

const fieldProperties = {
  value: String,
  placeholder: String,
  placeholderStyle: String,
  placeholderClass: String,
  disabled: Boolean,
  maxlength: { type: Number, value: 140 },
  cursorSpacing: Number,
  autoFocus: Boolean,
  focus: Boolean,
  confirmType: String,
  confirmHold: Boolean,
  cursor: { type: Number, value: -1 },
  cursorColor: String,
  selectionStart: { type: Number, value: -1 },
  selectionEnd: { type: Number, value: -1 },
  adjustPosition: { type: Boolean, value: true },
  holdKeyboard: Boolean,
  name: String,
} satisfies BuiltIn['properties'];

/** What one of the two does besides. */
interface OwnPart {
  readonly tag: 'input' | 'textarea';
  readonly properties: NonNullable<BuiltIn['properties']>;
  /** Whether the Enter key means "done" now. */
  confirms(self: Mounted<FieldState>): boolean;
  updated?(self: Mounted<FieldState>): void;
  /** The text in the field is another one, by the user or by the page. */
  changed?(self: Mounted<FieldState>): void;
}

export function textField(own: OwnPart): BuiltIn<FieldState> {
  return {
    tag: own.tag,
    properties: { ...fieldProperties, ...own.properties },
    mounted(self) {
      const field = document.createElement(own.tag);
      mountField(self, field);
      self.element.addEventListener('keydown', (event) => {
        if (event.key !== 'Enter' || event.isComposing || !own.confirms(self)) return;
        event.preventDefault();
        confirmed(self);
      });
      field.addEventListener('input', () => {
        own.changed?.(self);
      });
    },
    updated(self) {
      own.updated?.(self);
      updateField(self);
      // Its height shows only once it has been laid out.
      requestAnimationFrame(() => {
        own.changed?.(self);
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
      [`${own.tag}.input`]: (self: Mounted<FieldState>, value: string) => {
        self.state.field.value = value;
        typed(self);
        own.changed?.(self);
      },
      [`${own.tag}.confirm`]: (self: Mounted<FieldState>) => {
        confirmed(self);
      },
    },
  };
}

/** A keyboard of a phone is about this high, in px; the emulator draws none. */
const keyboardHeight = 0;

function mountField(self: Mounted<FieldState>, field: HTMLInputElement | HTMLTextAreaElement): void {
  self.state = { field, given: undefined, focus: false, composing: false };
  field.autocomplete = 'off';
  self.element.append(field);
  field.addEventListener('compositionstart', () => {
    self.state.composing = true;
  });
  field.addEventListener('compositionend', () => {
    self.state.composing = false;
    typed(self);
  });
  field.addEventListener('input', () => {
    if (!self.state.composing) typed(self);
  });
  field.addEventListener('focus', () => {
    self.emit('focus', { value: field.value, height: keyboardHeight });
    self.emit('keyboardheightchange', { height: keyboardHeight, duration: 0 });
    self.phone.hub.fire('KeyboardHeightChange', { height: keyboardHeight });
  });
  field.addEventListener('blur', () => {
    self.emit('blur', { value: field.value, cursor: field.selectionStart ?? 0 });
    self.phone.hub.fire('KeyboardHeightChange', { height: 0 });
  });
}

/** The user typed, or a program in his place: bindinput may answer with another value. */
function typed(self: Mounted<FieldState>): void {
  const { field } = self.state;
  const limit = self.number('maxlength');
  if (limit >= 0 && field.value.length > limit) field.value = field.value.slice(0, limit);
  const { value } = field;
  self.state.given = value;
  self.set({ value });
  let answer: unknown;
  const onHandled = (returned: unknown) => (answer = returned);
  const keyCode = value.charCodeAt(value.length - 1) || 0;
  self.emit('input', { value, cursor: field.selectionStart ?? value.length, keyCode }, { onHandled });
  // WeChat: bindinput may return what shall stand in the field instead.
  const { value: wanted, cursor } = (typeof answer === 'object' && answer !== null ? answer : { value: answer }) as {
    readonly value?: unknown;
    readonly cursor?: unknown;
  };
  if (typeof wanted !== 'string') return;
  field.value = self.state.given = wanted;
  if (typeof cursor === 'number' && document.activeElement === field) field.setSelectionRange(cursor, cursor);
  self.set({ value: wanted });
}

function confirmed(self: Mounted<FieldState>): void {
  self.emit('confirm', { value: self.state.field.value });
  if (!self.on('confirmHold')) self.state.field.blur();
}

function updateField(self: Mounted<FieldState>): void {
  const { state } = self;
  const { field } = state;
  field.disabled = self.on('disabled');
  field.placeholder = self.text('placeholder');
  if (self.props.value !== state.given) {
    state.given = self.props.value;
    const value = self.text('value');
    const limit = self.number('maxlength');
    const fitting = limit >= 0 ? value.slice(0, limit) : value;
    if (field.value !== fitting) field.value = fitting;
  }
  placeholderLook(self);
  if (self.text('cursorColor') !== '') field.style.caretColor = self.text('cursorColor');
  const wanted = self.on('focus') || self.on('autoFocus');
  if (wanted !== state.focus) {
    state.focus = wanted;
    // After the page has been put on the screen.
    setTimeout(() => {
      if (wanted) focusField(self);
      else if (document.activeElement === field) field.blur();
    }, 0);
  }
}

function focusField(self: Mounted<FieldState>): void {
  const { field } = self.state;
  field.focus({ preventScroll: true });
  const [cursor, start, end] = [self.number('cursor'), self.number('selectionStart'), self.number('selectionEnd')];
  if (start >= 0 && end >= 0) field.setSelectionRange(start, end);
  else if (cursor >= 0) field.setSelectionRange(cursor, cursor);
}

/** placeholder-style and placeholder-class reach the browser's placeholder by custom properties. */
function placeholderLook(self: Mounted<FieldState>): void {
  const { field } = self.state;
  const probe = document.createElement('span');
  probe.style.cssText = phoneUnits(self.text('placeholderStyle'));
  const className = self.text('placeholderClass');
  if (className !== '') probe.className = self.phone.scopedClass(self.node, className);
  if (className !== '') {
    self.element.append(probe);
    field.style.setProperty('--placeholder-color', getComputedStyle(probe).color);
    probe.remove();
  }
  const { color, fontSize, fontWeight } = probe.style;
  if (color) field.style.setProperty('--placeholder-color', color);
  if (fontSize) field.style.setProperty('--placeholder-size', fontSize);
  if (fontWeight) field.style.setProperty('--placeholder-weight', fontWeight);
}

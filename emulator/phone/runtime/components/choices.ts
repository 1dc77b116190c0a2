// <checkbox>, <radio>, their groups, and <switch>.
import { builtInOf, type BuiltIn, type Mounted } from './built-in';
import type { GlassElement } from '../glass';

interface Choice {
  readonly box: HTMLElement;
  checked: boolean;
  given: unknown;
}

type Wired = HTMLElement & { __wxElement?: GlassElement };

function draw(self: Mounted<Choice>, kind: string): void {
  const { state, element } = self;
  if (self.props.checked !== state.given) {
    state.given = self.props.checked;
    state.checked = self.on('checked');
  }
  element.toggleAttribute('checked', state.checked);
  state.box.classList.toggle(`wx-${kind}-input-checked`, state.checked);
  element.toggleAttribute('disabled', self.on('disabled'));
  element.setAttribute('role', kind);
  element.setAttribute('aria-checked', String(state.checked));
  element.style.setProperty('--choice-color', self.text('color') || '#07c160');
}

function mount(self: Mounted<Choice>, kind: string, tapped: (self: Mounted<Choice>) => void): void {
  const box = document.createElement('i');
  box.className = `wx-${kind}-input`;
  self.element.prepend(box);
  self.state = { box, checked: false, given: undefined };
  self.node.addListener('tap', () => {
    if (!self.on('disabled')) tapped(self);
  });
}

function set(self: Mounted<Choice>, checked: boolean, kind: string): void {
  self.state.checked = checked;
  self.state.given = checked;
  self.set({ checked });
  draw(self, kind);
}

function groupOf(self: Mounted, tag: string): Mounted | null {
  return builtInOf(self.element.closest<Wired>(tag)?.__wxElement)?.self ?? null;
}

function membersOf(group: Mounted, tag: string): Mounted<Choice>[] {
  return Array.from(group.element.querySelectorAll<Wired>(tag)).flatMap((element) => {
    const found = builtInOf(element.__wxElement);
    return found ? [found.self as Mounted<Choice>] : [];
  });
}

const properties = {
  value: String,
  disabled: Boolean,
  checked: Boolean,
  color: String,
  name: String,
} satisfies BuiltIn['properties'];

function toggleCheckbox(self: Mounted<Choice>): void {
  set(self, !self.state.checked, 'checkbox');
  const group = groupOf(self, 'wx-checkbox-group');
  group?.emit('change', { value: checkedValues(group) });
}

function checkedValues(group: Mounted): string[] {
  return membersOf(group, 'wx-checkbox')
    .filter(({ state }) => state.checked)
    .map((member) => member.text('value'));
}

export const checkbox: BuiltIn<Choice> = {
  tag: 'checkbox',
  properties,
  mounted: (self) => {
    mount(self, 'checkbox', toggleCheckbox);
  },
  updated: (self) => {
    draw(self, 'checkbox');
  },
  labelTapped: toggleCheckbox,
};

export const checkboxGroup: BuiltIn = {
  tag: 'checkbox-group',
  properties: { name: String },
  value: checkedValues,
  reset: (self) => {
    for (const member of membersOf(self, 'wx-checkbox')) set(member, false, 'checkbox');
  },
};

function chooseRadio(self: Mounted<Choice>): void {
  if (self.state.checked) return;
  const group = groupOf(self, 'wx-radio-group');
  if (group) for (const member of membersOf(group, 'wx-radio')) if (member.state.checked) set(member, false, 'radio');
  set(self, true, 'radio');
  group?.emit('change', { value: self.text('value') });
}

export const radio: BuiltIn<Choice> = {
  tag: 'radio',
  properties,
  mounted: (self) => {
    mount(self, 'radio', chooseRadio);
  },
  updated: (self) => {
    draw(self, 'radio');
  },
  labelTapped: chooseRadio,
};

export const radioGroup: BuiltIn = {
  tag: 'radio-group',
  properties: { name: String },
  value: (self) =>
    membersOf(self, 'wx-radio')
      .find(({ state }) => state.checked)
      ?.text('value') ?? '',
  reset: (self) => {
    for (const member of membersOf(self, 'wx-radio')) set(member, false, 'radio');
  },
};

function flip(self: Mounted<Choice>): void {
  set(self, !self.state.checked, 'switch');
  self.emit('change', { value: self.state.checked });
}

export const switchComponent: BuiltIn<Choice> = {
  tag: 'switch',
  properties: { ...properties, type: { type: String, value: 'switch' } },
  mounted: (self) => {
    mount(self, 'switch', flip);
  },
  updated: (self) => {
    self.element.setAttribute('type', self.text('type'));
    draw(self, 'switch');
  },
  value: (self) => self.state.checked,
  reset: (self) => {
    set(self, false, 'switch');
  },
  labelTapped: flip,
  actions: { 'switch.tap': flip },
};

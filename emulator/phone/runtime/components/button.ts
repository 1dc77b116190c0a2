// <button> with WeChat's looks, form types and open types. `contact` opens the chat; its bindtap runs as usual.
import { fire } from '../engine/events';
import { builtInOf, type BuiltIn, type Mounted } from './built-in';

export const button: BuiltIn = {
  tag: 'button',
  properties: {
    size: { type: String, value: 'default' },
    type: { type: String, value: 'default' },
    plain: Boolean,
    disabled: Boolean,
    loading: Boolean,
    formType: String,
    openType: String,
    hoverClass: { type: String, value: 'button-hover' },
    hoverStartTime: { type: Number, value: 20 },
    hoverStayTime: { type: Number, value: 70 },
    hoverStopPropagation: Boolean,
    lang: String,
    sessionFrom: String,
    sendMessageTitle: String,
    sendMessagePath: String,
    sendMessageImg: String,
    showMessageCard: Boolean,
    appParameter: String,
    businessId: String,
    phoneNumberNoQuotaToast: { type: Boolean, value: true },
    needShowEntrance: { type: Boolean, value: true },
    entrancePath: String,
    activityType: String,
    name: String,
  },
  mounted(self) {
    self.node.addListener('tap', () => {
      press(self);
    });
    hover(self);
  },
  updated(self) {
    const { element } = self;
    element.setAttribute('type', self.text('type'));
    element.setAttribute('size', self.text('size'));
    element.setAttribute('role', 'button');
    for (const name of ['plain', 'disabled', 'loading']) element.toggleAttribute(name, self.on(name));
    element.setAttribute('aria-disabled', String(self.on('disabled')));
  },
  labelTapped(self) {
    fire(self.node, 'tap', {}, { bubbles: true });
  },
};

function press(self: Mounted): void {
  if (self.on('disabled')) return;
  const formType = self.text('formType');
  const form = self.element.closest<HTMLElement & { __wxElement?: unknown }>('wx-form');
  const found = form ? builtInOf(form.__wxElement) : null;
  if (found && (formType === 'submit' || formType === 'reset')) {
    (found.builtIn.actions?.[formType] as ((form: Mounted, button: Mounted) => void) | undefined)?.(found.self, self);
  }
  const openType = self.text('openType');
  if (openType !== '') self.phone.openTypes.open(openType, self);
}

/** The pressed look: with the class the page names, else the platform's. */
function hover(self: Mounted): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const toggle = (on: boolean, afterMs: number) => {
    clearTimeout(timer);
    const name = self.text('hoverClass');
    if (name === 'none' || (on && self.on('disabled'))) return;
    timer = setTimeout(() => {
      if (name === 'button-hover') self.element.classList.toggle('button-hover', on);
      else self.node.classList?.toggle(name, on);
    }, afterMs);
  };
  self.node.addListener('touchstart', () => {
    toggle(true, self.number('hoverStartTime'));
  });
  for (const type of ['touchend', 'touchcancel'])
    self.node.addListener(type, () => {
      toggle(false, self.number('hoverStayTime'));
    });
}

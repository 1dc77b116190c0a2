// Subscribe messages (订阅消息): the templates, what visitors agreed to, and what they received. In: consents of the
// phone. Out: whether one more may be sent, and the events WeChat pushes. One consent is one message.
import * as v from 'valibot';
import { checkedBody, named } from '../../body';
import { own } from '../../own';
import type { Host } from '../../service';
import type { Push } from '../push';
import type { Notice, State, Template } from './state';
import starter from './subscribe-templates.json';
import { fieldKind } from './template-fields';

const text = v.pipe(v.string('must be a text'), v.nonEmpty('must not be empty'));
const list = v.object({
  templates: v.array(
    v.object({
      id: text,
      title: text,
      fields: v.pipe(
        named(text, 'must be an object of fields'),
        v.check(
          (fields) => Object.keys(fields).every((name) => fieldKind(name) !== null),
          'has a name that is no field of WeChat; thing1, time2, phrase3 are',
        ),
      ),
      longTerm: v.optional(v.boolean('must be true or false')),
    }),
    'must be a list',
  ),
});
const STARTER: readonly Template[] = checkedBody(list, { templates: starter }).templates;

/** What the visitor chose in the dialog of wx.requestSubscribeMessage. */
export type Choices = Readonly<Record<string, 'accept' | 'reject'>>;

export class Subscriptions {
  constructor(
    private readonly host: Host,
    private readonly deps: { push: Push; state: State },
  ) {}

  get templates(): readonly Template[] {
    return this.deps.state.state.templates ?? STARTER;
  }

  template(id: unknown): Template | undefined {
    return this.templates.find((template) => template.id === id);
  }

  /** @throws ApiError 400 naming the entry that is wrong */
  replaceTemplates(body: unknown): void {
    this.deps.state.change({ templates: checkedBody(list, body).templates });
  }

  /** Consents a visitor has left, by template. */
  left(openid: string): Readonly<Record<string, number>> {
    return own(this.deps.state.state.consents, openid) ?? {};
  }

  received(openid: string): readonly Notice[] {
    return own(this.deps.state.state.notices, openid) ?? [];
  }

  /** The visitor answered the dialog: each acceptance is one message more; a refusal takes nothing back. */
  choose(openid: string, choices: Choices): void {
    const left = this.left(openid);
    const accepted = Object.keys(choices).filter((id) => choices[id] === 'accept');
    this.#keepLeft(openid, {
      ...left,
      ...Object.fromEntries(accepted.map((id) => [id, (own(left, id) ?? 0) + 1])),
    });
    const entries = Object.entries(choices).map(([TemplateId, SubscribeStatusString]) => ({
      TemplateId,
      SubscribeStatusString,
      PopupScene: '0',
    }));
    this.#event(openid, 'subscribe_msg_popup_event', entries);
  }

  /** The visitor switched a template off in the settings: what was left is gone. */
  revoke(openid: string, templateId: string): void {
    this.#keepLeft(openid, { ...this.left(openid), [templateId]: 0 });
    this.#event(openid, 'subscribe_msg_change_event', [{ TemplateId: templateId, SubscribeStatusString: 'reject' }]);
  }

  /** Delivers one message and uses up its consent. */
  deliver(openid: string, template: Template, notice: Omit<Notice, 'time' | 'title' | 'templateId'>): void {
    const { state } = this.deps;
    const { id, title, longTerm = false } = template;
    const left = this.left(openid);
    if (!longTerm) this.#keepLeft(openid, { ...left, [id]: (own(left, id) ?? 0) - 1 });
    const time = this.host.clock.now();
    const notices = [...this.received(openid), { templateId: id, title, ...notice, time }];
    state.change({ notices: { ...state.state.notices, [openid]: notices } });
    this.host.feed.emit({ topic: 'notice', id: openid });
    const MsgID = String(time);
    this.#event(openid, 'subscribe_msg_sent_event', [
      { TemplateId: id, MsgID, ErrorCode: '0', ErrorStatus: 'success' },
    ]);
  }

  #keepLeft(openid: string, left: Readonly<Record<string, number>>): void {
    const { state } = this.deps;
    state.change({ consents: { ...state.state.consents, [openid]: left } });
  }

  /** WeChat gives one entry as an object and several as a list; nobody is told who did not ask to be. */
  #event(openid: string, Event: string, entries: readonly object[]): void {
    if (this.deps.push.takes('event', Event))
      this.deps.push.push(openid, { MsgType: 'event', Event, List: entries.length === 1 ? entries[0] : entries });
  }
}

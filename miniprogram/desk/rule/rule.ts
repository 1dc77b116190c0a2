// One rule: what a shop edits first, the rest folded, and everything else as JSON. What is typed stays on the page until it is saved or
// thrown away on purpose.
import type { RuleProblemView, RuleView } from '../../../contracts/desk';
import { initialPageState, leavePage } from '../../components/page-state/load';
import { decoded, written } from '../../plain/query';
import { askDesk } from '../../services/desk';
import { ServiceProblem } from '../../services/problem';
import { withWords } from '../components/chip-input/words';
import { keepDraft, takeDraft } from '../draft';
import {
  documentOf,
  emptyPart,
  fields,
  formOf,
  type FieldName,
  type FieldValue,
  type ReplyPart,
  type RuleForm,
} from '../form';
import { asked, said } from '../ask';
import { initialWayOut, loadForStaff, notForAgents, toJoin } from '../staff-only';
import { texts } from '../texts/rule';
import { onForm, worstFirst } from './on-form';
import { wordsOf } from './wrong';

/** WeChat copies what a page begins with as plain data: a Map would not survive. */
const noWords: Readonly<Partial<Record<FieldName, string>>> = {};

Page({
  data: {
    ...initialPageState,
    ...initialWayOut,
    texts,
    fields,
    /** Empty: the rule was never saved. */
    id: '',
    form: formOf({}),
    problems: [] as readonly RuleProblemView[],
    /** How many of the folded fields are set, in words; empty: none. */
    moreSet: '',
    moreOpen: false,
    rawOpen: false,
    /** Why it was not saved; empty: nothing is wrong. */
    wrong: '',
    conflict: false,
    busy: '',
    saved: false,
  },
  version: null as string | null,
  dirty: false,
  /** Words of lists that are typed and not added yet, by field. */
  pending: noWords,
  /** What another page suggests for a new rule. */
  suggested: {},
  onLoad(query) {
    this.suggested = takeDraft()?.draft ?? {};
    this.setData({ id: decoded(query.id) });
    void wx.setNavigationBarTitle({ title: query.id ? texts.titleEdit : texts.titleNew });
    void this.load();
  },
  onUnload() {
    leavePage(this);
  },
  onJoin() {
    toJoin();
  },
  load() {
    return loadForStaff(this, async () => {
      const { id } = this.data;
      // A new rule is asked for nothing; only whether this person may write one.
      if (id === '') {
        const { role } = await askDesk('me', {});
        if (role === 'agent') throw notForAgents();
        this.shown(null, this.suggested);
        return {};
      }
      try {
        this.shown(await askDesk('rule', { id }));
        return {};
      } catch (error) {
        if (error instanceof ServiceProblem && error.refusal?.code === 'not-found') return null;
        throw error;
      }
    });
  },
  /** The page begins anew with what the cloud has. */
  shown(rule: RuleView | null, suggested: Readonly<Record<string, unknown>> = {}) {
    this.version = rule?.version ?? null;
    this.pending = noWords;
    const form = formOf(rule?.document ?? suggested);
    const parts: readonly ReplyPart[] = rule === null && form.parts.length === 0 ? [emptyPart('text')] : form.parts;
    this.setData({
      id: rule?.id ?? '',
      form: { ...form, parts },
      problems: worstFirst(rule?.problems ?? []).map((problem) => ({ ...problem, message: onForm(problem.message) })),
      moreSet: setIn(form),
      rawOpen: this.data.rawOpen || form.rest !== '',
      wrong: '',
      conflict: false,
    });
    this.touched(false);
  },
  touched(dirty: boolean) {
    if (dirty && this.data.saved) this.setData({ saved: false });
    if (dirty === this.dirty) return;
    this.dirty = dirty;
    // WeChat: base library 2.12.0; before that a page is left without a question.
    if (typeof wx.enableAlertBeforeUnload !== 'function') return;
    if (dirty) wx.enableAlertBeforeUnload({ message: texts.leave });
    else wx.disableAlertBeforeUnload({});
  },
  onField(event: WechatMiniprogram.CustomEvent<{ name: FieldName; value: FieldValue }>) {
    const { name, value } = event.detail;
    const values = { ...this.data.form.values, [name]: value };
    this.setData({ [`form.values.${name}`]: value, moreSet: setIn({ ...this.data.form, values }) });
    this.touched(true);
  },
  onPending(event: WechatMiniprogram.CustomEvent<{ name: FieldName; typed: string }>) {
    const { name, typed } = event.detail;
    this.pending = { ...this.pending, [name]: typed };
    if (typed !== '') this.touched(true);
  },
  onParts(event: WechatMiniprogram.CustomEvent<{ parts: ReplyPart[] }>) {
    this.setData({ 'form.parts': event.detail.parts });
    this.touched(true);
  },
  onRest(event: WechatMiniprogram.Input) {
    this.setData({ 'form.rest': event.detail.value });
    this.touched(true);
  },
  onMore() {
    this.setData({ moreOpen: !this.data.moreOpen });
  },
  onRaw() {
    this.setData({ rawOpen: !this.data.rawOpen });
  },
  /** The document as it is typed; null where the JSON is not one, which is said. */
  draft(): Readonly<Record<string, unknown>> | null {
    this.addPending();
    const edited = documentOf(this.data.form);
    if ('document' in edited) return edited.document;
    this.refuse(wordsOf(edited));
    this.setData({ rawOpen: true });
    return null;
  },
  addPending() {
    const { values } = this.data.form;
    for (const [name, typed] of Object.entries(this.pending) as [FieldName, string][]) {
      const words = values[name];
      if (!Array.isArray(words) || typed.trim() === '') continue;
      const parts = !(name === 'keywords' && values.match === 'regex');
      this.setData({ [`form.values.${name}`]: withWords(words as string[], typed, parts) });
    }
  },
  refuse(wrong: string) {
    this.setData({ wrong, saved: false });
    void wx.pageScrollTo({ scrollTop: 0, duration: 200 });
  },
  onSave() {
    return this.save(this.data.id, this.version);
  },
  onSaveAsNew() {
    return this.save('', null);
  },
  async save(id: string, version: string | null) {
    const draft = this.data.busy === '' ? this.draft() : null;
    if (draft === null) return;
    this.setData({ busy: 'save', wrong: '', conflict: false });
    try {
      const rule = await askDesk('saveRule', { ...(id === '' ? {} : { id }), version, draft });
      this.shown(rule);
      this.setData({ saved: true });
      void wx.setNavigationBarTitle({ title: texts.titleEdit });
      void wx.showToast({ title: texts.saved });
    } catch (error) {
      const conflict = error instanceof ServiceProblem && error.refusal?.code === 'conflict';
      this.setData({ conflict });
      const bad = error instanceof ServiceProblem && error.refusal?.code === 'bad-rule';
      this.refuse(conflict ? '' : bad ? onForm(said(error)) : said(error));
    }
    this.setData({ busy: '' });
  },
  async onReload() {
    const { reloadTitle: title, reloadNote: content, reload: confirmText } = texts;
    if (!this.dirty || (await asked({ title, content, confirmText }))) await this.load();
  },
  async onDelete() {
    if (this.data.busy !== '' || this.version === null) return;
    const { deleteTitle: title, deleteNote, remove: confirmText } = texts;
    const { id, form } = this.data;
    const { name } = form.written;
    const content = deleteNote(typeof name === 'string' && name !== '' ? name : id);
    if (!(await asked({ title, content, confirmText, danger: true }))) return;
    this.setData({ busy: 'delete', wrong: '', conflict: false });
    try {
      await askDesk('deleteRule', { id, version: this.version });
      this.touched(false);
      void wx.showToast({ title: texts.deleted });
      this.onHome();
    } catch (error) {
      const conflict = error instanceof ServiceProblem && error.refusal?.code === 'conflict';
      this.setData({ conflict, busy: '' });
      this.refuse(conflict ? '' : said(error));
    }
  },
  onTry() {
    this.withDraft('/desk/try/try');
  },
  onReplay() {
    this.withDraft('/desk/replay/replay');
  },
  withDraft(url: string) {
    const draft = this.draft();
    if (draft === null) return;
    keepDraft({ id: this.data.id || null, version: this.version, draft });
    void wx.navigateTo({ url });
  },
  onHistory() {
    void wx.navigateTo({ url: `/desk/history/history?${written({ rule: this.data.id })}` });
  },
  onHome() {
    if (getCurrentPages().length > 1) void wx.navigateBack();
    else void wx.redirectTo({ url: '/desk/home/home' });
  },
});

/** How many of the folded fields say something. */
function setIn({ values }: RuleForm): string {
  const usual = formOf({}).values;
  const set = fields.more.filter((name) => JSON.stringify(values[name]) !== JSON.stringify(usual[name])).length;
  return set > 0 ? texts.moreSet(set) : '';
}

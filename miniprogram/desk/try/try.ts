// 试一试: what the bot would say to any visitor at any time, and why; on the rules as they are, or with a draft among them.
// Nothing said here reaches anybody.
import { initialPageState, leavePage } from '../../components/page-state/load';
import { askDesk } from '../../services/desk';
import { said } from '../ask';
import type { RuleDraft } from '../draft';
import { takeDraft } from '../draft';
import { initialWayOut, loadForStaff, notForAgents, toJoin } from '../staff-only';
import { texts } from '../texts/try';
import type { TryRow } from './rows';
import { answeredRow, begunRow, failedRow } from './rows';
import { pickedText, wallClock } from './when';
import type { Who } from './who';
import { askedOf, whoLine } from './who';

const nobody: Who = { timed: false, date: '', time: '', level: '', tags: '', page: '', visitor: '' };

Page({
  data: {
    ...initialPageState,
    ...initialWayOut,
    texts,
    /** Of the draft that came along; empty: there is none. */
    draftText: '',
    withDraft: false,
    who: nobody,
    whoLine: '',
    whoOpen: false,
    text: '',
    busy: false,
    rows: [] as TryRow[],
    goesOn: false,
  },
  draft: null as RuleDraft | null,
  /** Where the talk stands; the cloud reads it, we only pass it back. */
  talk: null as string | null,
  onLoad() {
    this.draft = takeDraft();
    const name = this.draft ? nameOf(this.draft) : '';
    this.setData({
      draftText: name && texts.draft(name),
      withDraft: name !== '',
      whoLine: whoLine(nobody),
    });
    void this.load();
  },
  onUnload() {
    leavePage(this);
  },
  onJoin() {
    toJoin();
  },
  load() {
    // Whoever may not try learns it here, and not from a sentence that fails.
    return loadForStaff(this, async () => {
      const { role } = await askDesk('me', {});
      if (role === 'agent') throw notForAgents();
      return {};
    });
  },
  onWho() {
    this.setData({ whoOpen: !this.data.whoOpen });
  },
  onTimed(event: WechatMiniprogram.TouchEvent<object, object, { timed: boolean }>) {
    const { timed } = event.currentTarget.dataset;
    const { date, time } = this.data.who;
    this.become({ timed, ...(timed && date === '' ? wallClock(Date.now()) : { date, time }) });
  },
  onDate(event: WechatMiniprogram.PickerChange) {
    this.become({ date: String(event.detail.value) });
  },
  onTime(event: WechatMiniprogram.PickerChange) {
    this.become({ time: String(event.detail.value) });
  },
  onField(event: WechatMiniprogram.Input<object, { field: 'level' | 'tags' | 'page' | 'visitor' }>) {
    this.become({ [event.currentTarget.dataset.field]: event.detail.value });
  },
  become(part: Partial<Who>) {
    const who = { ...this.data.who, ...part };
    this.setData({ who, whoLine: whoLine(who) });
  },
  onDraft(event: WechatMiniprogram.TouchEvent<object, object, { with: boolean }>) {
    this.setData({ withDraft: event.currentTarget.dataset.with });
  },
  onInput(event: WechatMiniprogram.Input) {
    this.setData({ text: event.detail.value });
  },
  onSend() {
    void this.say(this.data.text);
  },
  onExample(event: WechatMiniprogram.TouchEvent<object, object, { text: string }>) {
    void this.say(event.currentTarget.dataset.text);
  },
  async say(typed: string) {
    const text = typed.trim();
    const { rows, busy } = this.data;
    if (busy || text === '') return;
    const folded = rows.map((row) => ({ ...row, open: false }));
    this.setData({ rows: [...folded, begunRow(rows.length, text)], text: '', whoOpen: false });
    await this.try(rows.length);
  },
  async onAgain(event: WechatMiniprogram.TouchEvent<object, object, { index: number }>) {
    if (this.data.busy) return;
    await this.try(event.currentTarget.dataset.index);
  },
  async try(index: number) {
    const row = this.data.rows[index];
    if (!row) return;
    this.setData({ busy: true, [`rows[${index}]`]: { ...row, state: 'waiting' } });
    this.toEnd();
    try {
      const tried = await askDesk('tryText', {
        text: row.said,
        ...askedOf(this.data.who),
        ...(this.draft && this.data.withDraft ? { draft: this.draft.draft, ...idOf(this.draft) } : {}),
        ...(this.talk === null ? {} : { talk: this.talk }),
      });
      this.talk = tried.talk;
      this.setData({
        [`rows[${index}]`]: answeredRow(
          row,
          tried,
          this.data.who.timed ? pickedText(tried.at) : wallClock(tried.at).time,
        ),
      });
    } catch (error) {
      this.setData({ [`rows[${index}]`]: failedRow(row, said(error)) });
    }
    this.setData({ busy: false, goesOn: this.talk !== null });
    this.toEnd();
  },
  onWhy(event: WechatMiniprogram.TouchEvent<object, object, { index: number }>) {
    const { index } = event.currentTarget.dataset;
    const row = this.data.rows[index];
    if (row) this.setData({ [`rows[${index}].open`]: !row.open });
  },
  /** A picture that cannot be loaded here is named instead. */
  onPictureGone(event: WechatMiniprogram.BaseEvent<object, { row: number; bubble: number }>) {
    const { row, bubble } = event.currentTarget.dataset;
    this.setData({ [`rows[${row}].bubbles[${bubble}].picture`]: '' });
  },
  onAnew() {
    this.talk = null;
    this.setData({ goesOn: false });
  },
  onClear() {
    this.talk = null;
    this.setData({ rows: [], goesOn: false });
  },
  toEnd() {
    void wx.pageScrollTo({ scrollTop: 100_000, duration: 0 });
  },
});

function nameOf({ draft: { name } }: RuleDraft): string {
  return typeof name === 'string' && name !== '' ? name : texts.unnamed;
}

const idOf = ({ id }: RuleDraft) => (id ? { id } : {});

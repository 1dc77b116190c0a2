// The shop's rules: found, switched on and off at once, with what is wrong with each and how often it answered. The list comes in
// pages; ten thousand rules are as light as fifty.
import type { DeskAnswers, DeskInput } from '../../../contracts/desk';
import type { Role } from '../../../contracts/desk-records';
import { initialPageState, leavePage, loadPage } from '../../components/page-state/load';
import { written } from '../../plain/query';
import { askDesk } from '../../services/desk';
import { ServiceProblem } from '../../services/problem';
import { rememberStaff } from '../../services/staff';
import { said } from '../ask';
import { texts } from '../texts/home';
import { appended, hitsOf, needsOf, rowOf, type Hits, type HomeRow } from './rows';

type Filter = NonNullable<DeskInput<'rules'>['filter']>;
const pageSize = 50;
const largestPage = 200;
/** A search is asked for when the person pauses, in milliseconds. */
const pause = 300;

interface Tool {
  readonly text: string;
  readonly icon: string;
  readonly url: string;
}
const tools: readonly Tool[] = [
  { text: texts.tools.try, icon: 'chat', url: '/desk/try/try' },
  { text: texts.tools.replay, icon: 'clock', url: '/desk/replay/replay' },
  { text: texts.tools.insights, icon: 'up', url: '/desk/insights/insights' },
  { text: texts.tools.history, icon: 'history', url: '/desk/history/history' },
];
const people: Tool = { text: texts.tools.people, icon: 'shield', url: '/desk/people/people' };

Page({
  data: {
    ...initialPageState,
    texts,
    filters: (['all', 'on', 'problems'] as const).map((value) => ({ value, text: texts.filters[value] })),
    tools,
    /** Why there is no list: who asks has no role, or not this one. */
    empty: '',
    canJoin: false,
    search: '',
    filter: 'all',
    /** What is to be seen to, in every collection. */
    needs: needsOf(null),
    rows: [] as HomeRow[],
    total: '',
    /** `after` of the next page; empty: this was the last one. */
    next: '',
    more: 'idle',
  },
  role: null as Role | null,
  hits: null as Hits,
  timer: undefined as ReturnType<typeof setTimeout> | undefined,
  /** Back from a rule: what was read before is read again, as far as one call gives it. */
  onShow() {
    void this.load(Math.min(largestPage, Math.max(pageSize, this.data.rows.length)));
  },
  onUnload() {
    if (this.timer !== undefined) clearTimeout(this.timer);
    leavePage(this);
  },
  async onPullDownRefresh() {
    this.role = null;
    await this.load();
    void wx.stopPullDownRefresh();
  },
  onReachBottom() {
    void this.onMore();
  },
  onRetry() {
    void this.load();
  },
  load(limit = pageSize) {
    return loadPage(this, async () => {
      const role = await this.whoAsks();
      if (role === null || role === 'agent') {
        this.setData({ empty: role === null ? texts.nobody : texts.agent, canJoin: true });
        return null;
      }
      const list = await this.list(null, limit).catch((error: unknown) => {
        // The role may have changed since it was asked for.
        this.role = null;
        throw error;
      });
      void this.countHits();
      void this.countNeeds();
      return { ...this.first(list), tools: role === 'owner' ? [...tools, people] : tools };
    });
  },
  async whoAsks() {
    if (this.role !== null) return this.role;
    try {
      const { role } = await askDesk('me', {});
      rememberStaff(true);
      this.role = role;
    } catch (error) {
      if (!(error instanceof ServiceProblem && error.refusal?.code === 'not-allowed')) throw error;
      rememberStaff(false);
    }
    return this.role;
  },
  list(after: string | null, limit = pageSize) {
    const filter = this.data.filter as Filter;
    const search = this.data.search.trim();
    return askDesk('rules', {
      limit,
      filter,
      ...(search ? { search } : {}),
      ...(after === null ? {} : { after }),
    });
  },
  first({ rules, next, total }: DeskAnswers['rules']) {
    const rows = rules.map((rule) => rowOf(rule, this.hits));
    return { rows, next: next ?? '', total: texts.total(total), more: 'idle' };
  },
  async onMore() {
    const { next, search, filter } = this.data;
    if (next === '' || this.data.more === 'loading' || this.data.state !== 'ready') return;
    this.setData({ more: 'loading' });
    // Whoever searches meanwhile gets another list; this page of the old one is dropped then.
    const still = () => this.data.next === next && this.data.search === search && this.data.filter === filter;
    try {
      const list = await this.list(next);
      if (!still()) return;
      const rows = appended(
        this.data.rows,
        list.rules.map((rule) => rowOf(rule, this.hits)),
      );
      this.setData({ ...rows, next: list.next ?? '', more: 'idle' });
    } catch {
      if (still()) this.setData({ more: 'failed' });
    }
  },
  /** Numbers that are nice to have: the list does not wait for them, and goes on without. */
  async countHits() {
    try {
      const { rules } = await askDesk('insights', { days: 7 });
      this.hits = new Map(rules.map(({ id, answered }) => [id, answered]));
      const changes = this.data.rows.map((row, n) => [`rows[${n}].hits`, hitsOf(row.id, this.hits)] as const);
      this.setData(Object.fromEntries(changes));
    } catch (error) {
      console.warn('hits of the last days:', error);
    }
  },
  /** As little waited for: the page of problems says why they cannot be told. */
  async countNeeds() {
    try {
      this.setData({ needs: needsOf(await askDesk('problems', {})) });
    } catch (error) {
      this.setData({ needs: needsOf('failed') });
      console.warn('what is to be seen to:', error);
    }
  },
  onSearch(event: WechatMiniprogram.Input) {
    this.setData({ search: event.detail.value });
    if (this.timer !== undefined) clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.load(), pause);
  },
  onSearchNow() {
    if (this.timer !== undefined) clearTimeout(this.timer);
    void this.load();
  },
  onClear() {
    this.setData({ search: '' });
    this.onSearchNow();
  },
  onFilter(event: WechatMiniprogram.TouchEvent<object, object, { value: Filter }>) {
    this.setData({ filter: event.currentTarget.dataset.value });
    void this.load();
  },
  async onSwitch(event: WechatMiniprogram.SwitchChange<object, { id: string }>) {
    const { id } = event.currentTarget.dataset;
    const enabled = event.detail.value;
    const row = this.data.rows.find((each) => each.id === id);
    if (!row) return;
    // At once; put back where the cloud says no.
    this.change(id, { enabled });
    try {
      this.change(id, rowOf(await askDesk('switchRule', { id, version: row.version, enabled }), this.hits));
      void wx.showToast({ title: enabled ? texts.on : texts.off, icon: 'none' });
    } catch (error) {
      this.change(id, { enabled: !enabled });
      const code = error instanceof ServiceProblem ? error.refusal?.code : undefined;
      void wx.showToast({ title: code === 'conflict' ? texts.conflict : said(error), icon: 'none', duration: 3000 });
      if (code === 'conflict' || code === 'not-found') await this.load();
    }
  },
  change(id: string, row: Partial<HomeRow>) {
    const at = this.data.rows.findIndex((each) => each.id === id);
    const paths = Object.entries(row).map(([field, value]) => [`rows[${at}].${field}`, value] as const);
    if (at >= 0) this.setData(Object.fromEntries(paths));
  },
  onRule(event: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
    void wx.navigateTo({ url: `/desk/rule/rule?${written({ id: event.currentTarget.dataset.id })}` });
  },
  onAdd() {
    void wx.navigateTo({ url: '/desk/rule/rule' });
  },
  onJoin() {
    void wx.navigateTo({ url: '/desk/join/join?stay=1' });
  },
});

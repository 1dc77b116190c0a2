// The help centre: search as you type, hot questions, categories, hours, and the ways to a human.
import type { ArticleSummary, HomeView } from '../../../contracts/visitor-pages';
import { visitorLimits } from '../../../contracts/visitor-limits';
import { configureContact } from '../../components/contact-button/configuration';
import { initialPageState, leavePage, loadPage } from '../../components/page-state/load';
import { rememberShop } from '../../services/shop';
import { askVisitor } from '../../services/visitor';
import type { HoursLine } from '../hours';
import { hoursLine } from '../hours';
import type { SearchAsYouType } from '../../plain/search-as-you-type';
import { searchAsYouType } from '../../plain/search-as-you-type';
import { decoded, written } from '../../plain/query';
import { texts } from '../texts';

type Search = 'idle' | 'searching' | 'found' | 'nothing' | 'failed';

Page({
  data: {
    ...initialPageState,
    texts: texts.home,
    maxSearch: visitorLimits.search,
    hours: null as HoursLine | null,
    hot: [] as HomeView['hot'],
    categories: [] as HomeView['categories'],
    /** The chosen category; empty: the hot questions are shown. */
    category: '',
    articles: [] as readonly ArticleSummary[],
    text: '',
    search: 'idle',
    results: [] as readonly ArticleSummary[],
  },
  searcher: null as SearchAsYouType | null,
  onLoad(query) {
    this.searcher = searchAsYouType(
      (text) => askVisitor('search', { text }),
      (outcome) => {
        if ('error' in outcome) this.setData({ search: 'failed', results: [] });
        else {
          const { results } = outcome.results;
          this.setData({ search: results.length > 0 ? 'found' : 'nothing', results });
        }
      },
    );
    void this.load();
    if (query.search) this.begin(decoded(query.search), true);
  },
  onUnload() {
    this.searcher?.stop();
    leavePage(this);
  },
  async onPullDownRefresh() {
    await this.load();
    void wx.stopPullDownRefresh();
  },
  load() {
    return loadPage(this, async () => {
      const home = await askVisitor('home', {});
      configureContact(rememberShop(home.shop));
      const { hot, categories } = home;
      return { hours: hoursLine(home.hours), hot, categories, category: '', articles: hot };
    });
  },
  onInput(event: WechatMiniprogram.Input) {
    this.begin(event.detail.value, false);
  },
  onConfirm(event: WechatMiniprogram.InputConfirm) {
    this.begin(event.detail.value, true);
  },
  onSearchAgain() {
    this.begin(this.data.text, true);
  },
  onClear() {
    this.begin('', true);
  },
  begin(typed: string, atOnce: boolean) {
    const text = typed.trim();
    // The old results stay while the new ones are on their way: a list that blinks at every letter cannot be read.
    const search: Search = text === '' ? 'idle' : this.data.search === 'found' ? 'found' : 'searching';
    this.setData({ text: typed, search });
    if (atOnce) this.searcher?.now(text);
    else this.searcher?.type(text);
  },
  onArticle(event: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
    const { id } = event.currentTarget.dataset;
    const search = this.data.text.trim();
    void wx.navigateTo({ url: `/help/article/article?${written(search ? { id, search } : { id })}` });
  },
  async onCategory(event: WechatMiniprogram.TouchEvent<object, object, { name: string }>) {
    const { name } = event.currentTarget.dataset;
    const category = name === this.data.category ? '' : name;
    this.setData({ category });
    if (category === '') {
      this.setData({ articles: this.data.hot });
      return;
    }
    try {
      const { articles } = await askVisitor('category', { name: category });
      if (this.data.category === category) this.setData({ articles });
    } catch (error) {
      if (this.data.category !== category) return;
      this.setData({ category: '', articles: this.data.hot });
      void wx.showToast({ title: error instanceof Error ? error.message : texts.home.searchFailed, icon: 'none' });
    }
  },
});

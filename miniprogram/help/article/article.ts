// One article: the answer, whether it helped, and a human who knows what was read.
import type { ArticleView } from '../../../contracts/visitor-pages';
import { initialPageState, leavePage, loadPage } from '../../components/page-state/load';
import { ServiceProblem } from '../../services/problem';
import { askVisitor } from '../../services/visitor';
import { dateText } from '../../plain/format';
import { decoded } from '../../plain/query';
import { texts } from '../texts';

Page({
  data: {
    ...initialPageState,
    texts: texts.article,
    id: '',
    search: '',
    article: null as ArticleView | null,
    paragraphs: [] as string[],
    updated: '',
    vote: null as boolean | null,
    voting: false,
  },
  onLoad(query) {
    this.setData({ id: decoded(query.id), search: decoded(query.search) });
    void this.load();
  },
  onUnload() {
    leavePage(this);
  },
  load() {
    return loadPage(this, async () => {
      const { id } = this.data;
      const article = id ? await articleOrNull(id) : null;
      if (!article) return null;
      const updated = article.updatedAt === null ? '' : texts.article.updated(dateText(article.updatedAt));
      return { article, paragraphs: article.answer.split(/\n+/).filter(Boolean), updated, vote: article.vote };
    });
  },
  async onVote(event: WechatMiniprogram.TouchEvent<object, object, { helpful: boolean }>) {
    const { helpful } = event.currentTarget.dataset;
    const { vote: before, voting, id } = this.data;
    if (voting || helpful === before) return;
    // Shown at once and taken back if the cloud did not get it: a thumb that lags feels broken.
    this.setData({ vote: helpful, voting: true });
    try {
      await askVisitor('vote', { id, helpful });
    } catch (error) {
      this.setData({ vote: before });
      void wx.showToast({ title: error instanceof Error ? error.message : '', icon: 'none' });
    }
    this.setData({ voting: false });
  },
  onHome() {
    void wx.redirectTo({ url: '/help/home/home' });
  },
  onShareAppMessage(): WechatMiniprogram.Page.ICustomShareContent {
    const { article } = this.data;
    return article ? { title: article.question, path: `/help/article/article?id=${article.id}` } : {};
  },
});

/** An article that was taken away is nothing to show, not an error to retry. */
async function articleOrNull(id: string): Promise<ArticleView | null> {
  try {
    return await askVisitor('article', { id });
  } catch (error) {
    if (error instanceof ServiceProblem && error.refusal?.code === 'not-found') return null;
    throw error;
  }
}

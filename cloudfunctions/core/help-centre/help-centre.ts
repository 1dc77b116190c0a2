import type { ArticleSummary, ArticleView, HomeView, HoursView, ShopView } from '../../../contracts/visitor-pages';
import type { Hours } from '../reference';
import { summaryOf, type Article } from './articles';
import { hoursView } from './hours';

const shown = { hot: 8, results: 10, related: 4 } as const;

export interface HelpCentre {
  /** @param now epoch milliseconds */
  home(now: number): HomeView;
  hours(now: number): HoursView;
  /** Best first. */
  search(text: string): readonly ArticleSummary[];
  inCategory(name: string): readonly ArticleSummary[];
  /** Null when there is none of that id. */
  article(id: string): Omit<ArticleView, 'vote'> | null;
}

/** @param find the ids of the articles that answer a text, best first */
export function helpCentre(published: {
  articles: readonly Article[];
  /** Ids of the hot questions, in the shop's order. */
  hot: readonly string[];
  shop: ShopView;
  hours: Hours;
  find: (text: string, limit: number) => readonly string[];
}): HelpCentre {
  const { articles, shop, hours, find } = published;
  const byId = new Map(articles.map((article) => [article.id, article]));
  const search = (text: string, limit: number) => find(text, limit).flatMap((id) => byId.get(id) ?? []);
  const categories = new Map<string, number>();
  for (const { category } of articles) categories.set(category, (categories.get(category) ?? 0) + 1);
  const chosen = published.hot.flatMap((id) => byId.get(id) ?? []);
  // A shop that chose nothing still has questions to show.
  const hot = (chosen.length > 0 ? chosen : articles).slice(0, shown.hot);

  return {
    home: (now) => ({
      shop,
      hours: hoursView(hours, now),
      hot: hot.map(summaryOf),
      categories: [...categories].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count),
    }),
    hours: (now) => hoursView(hours, now),
    search: (text) => search(text, shown.results).map(summaryOf),
    inCategory: (name) => articles.filter(({ category }) => category === name).map(summaryOf),
    article(id) {
      const article = byId.get(id);
      if (!article) return null;
      const { question, answer, category, updatedAt } = article;
      const related = search(question, shown.related + 1).filter((other) => other.id !== id);
      return { id, question, answer, category, updatedAt, related: related.slice(0, shown.related).map(summaryOf) };
    },
  };
}

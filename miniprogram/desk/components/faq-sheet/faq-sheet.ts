// Chooses an entry of the FAQ from a sheet: what is suggested first, then whatever a search finds. Events: `choose` with
// {faq, question, version}; `close`.
import type { FaqRow } from '../../../../contracts/desk';
import type { SearchAsYouType } from '../../../plain/search-as-you-type';
import { searchAsYouType } from '../../../plain/search-as-you-type';
import { askDesk } from '../../../services/desk';
import { said } from '../../ask';
import type { Suggestion } from '../../insights/groups';
import { texts } from '../../texts/insights';

/** Rows that are shown; whoever looks for another searches. */
const shown = 30;

interface Row extends Suggestion {
  readonly note: string;
}

Component({
  properties: {
    /** The wording that is to be added. */
    wording: { type: String, value: '' },
    /** Entries that come close to it, best first. */
    suggestions: { type: Array, value: [] as Suggestion[] },
  },
  data: {
    texts,
    text: '',
    /** searching, ready or failed. */
    state: 'searching',
    problem: '',
    rows: [] as Row[],
    more: false,
  },
  lifetimes: {
    attached() {
      searchers.set(
        this,
        searchAsYouType(
          (text) => askDesk('faqs', { search: text, limit: shown }),
          (outcome) => {
            if ('error' in outcome) this.failed(outcome.error);
            else this.show(outcome.results);
          },
        ),
      );
      void this.all();
    },
    detached() {
      searchers.get(this)?.stop();
      searchers.delete(this);
    },
  },
  methods: {
    async all() {
      try {
        const found = await askDesk('faqs', { limit: shown });
        if (this.data.text === '') this.show(found);
      } catch (error) {
        if (this.data.text === '') this.failed(error);
      }
    },
    show({ faqs, next }: { readonly faqs: readonly FaqRow[]; readonly next: string | null }) {
      const rows = faqs.map(rowOf);
      const near = this.data.text === '' ? this.data.suggestions.map((one) => nearRow(one, rows)) : [];
      const others = rows.filter(({ faq }) => !near.some((one) => one.faq === faq));
      this.setData({ state: 'ready', rows: [...near, ...others], more: next !== null });
    },
    failed(error: unknown) {
      this.setData({ state: 'failed', rows: [], problem: said(error) });
    },
    onInput(event: WechatMiniprogram.Input) {
      const text = event.detail.value.trim();
      this.setData({ text, state: 'searching' });
      searchers.get(this)?.type(text);
      if (text === '') void this.all();
    },
    onRetry() {
      this.setData({ state: 'searching' });
      if (this.data.text === '') void this.all();
      else searchers.get(this)?.now(this.data.text);
    },
    onChoose(event: WechatMiniprogram.TouchEvent<object, object, { index: number }>) {
      const row = this.data.rows[event.currentTarget.dataset.index];
      if (row) this.triggerEvent('choose', { faq: row.faq, question: row.question, version: row.version });
    },
    onClose() {
      this.triggerEvent('close');
    },
    /** Taps and swipes on the sheet are not the page's below. */
    onNothing() {
      return undefined;
    },
  },
});

const searchers = new WeakMap<object, SearchAsYouType>();

function nearRow(one: Suggestion, rows: readonly Row[]): Row {
  const known = rows.find(({ faq }) => faq === one.faq);
  return { ...one, note: [texts.near, ...(known?.note ? [known.note] : [])].join(' · ') };
}

function rowOf({ id, question, aliases, enabled, category, version }: FaqRow): Row {
  const note = [category, texts.aliases(aliases), ...(enabled ? [] : [texts.off])].filter(Boolean).join(' · ');
  return { faq: id, question, version, note };
}

// Shows a page's content when it is ready, else what stands in its place. Slots: the content; `empty` for what a visitor
// can do when there is nothing.
import { texts } from './texts';

Component({
  options: { multipleSlots: true },
  properties: {
    /** loading, ready, empty, error or offline. */
    state: { type: String, value: 'loading' },
    /** What went wrong, for error and offline. */
    problem: { type: String, value: '' },
    /** What to say when there is nothing to show. */
    empty: { type: String, value: texts.empty },
    /** For error: what to do in place of loading again; empty: load again. */
    wayOut: { type: String, value: '' },
    /** Blocks of the skeleton. */
    blocks: { type: Number, value: 3 },
  },
  data: {
    texts,
    shape: [{ width: '40%', height: '36rpx' }, 1, 1, { width: '70%', height: '32rpx' }],
  },
  methods: {
    onRetry() {
      this.triggerEvent(this.data.wayOut ? 'wayout' : 'retry');
    },
  },
});

// Several words as chips, with a box to add one. In: the words. Out: `change` with the new ones; what is typed and not added yet is
// added when the box is left; `pending` tells it before, since on some phones a tap on 「保存」 comes before the box is left.
import { texts } from '../../texts/rule';
import { withWords } from './words';

Component({
  options: { styleIsolation: 'apply-shared' },
  properties: {
    values: { type: Array, value: [] as string[] },
    placeholder: { type: String, value: '' },
    /** Commas part words; not in regular expressions. */
    parts: { type: Boolean, value: true },
  },
  data: { texts, typed: '' },
  methods: {
    onInput(event: WechatMiniprogram.Input) {
      const typed = event.detail.value;
      this.setData({ typed });
      this.triggerEvent('pending', { typed });
    },
    onAdd() {
      const { values, typed, parts } = this.data;
      const next = withWords(values, typed, parts);
      this.setData({ typed: '' });
      this.triggerEvent('pending', { typed: '' });
      if (next.length > values.length) this.triggerEvent('change', { value: next });
    },
    onRemove(event: WechatMiniprogram.TouchEvent<object, object, { index: number }>) {
      const { index } = event.currentTarget.dataset;
      this.triggerEvent('change', { value: this.data.values.filter((_, at) => at !== index) });
    },
  },
});

// The replies of a rule, in their order: typed, added, removed, moved. In: the parts. Out: `change` with the new ones.
import { emptyPart, replyFields, type ReplyPart, type ReplyType } from '../../form';
import { texts } from '../../texts/rule';

const types: readonly ReplyType[] = ['text', 'image', 'link', 'miniprogrampage'];
type Tap<T extends object> = WechatMiniprogram.TouchEvent<object, object, T>;

Component({
  options: { styleIsolation: 'apply-shared' },
  properties: { parts: { type: Array, value: [] as ReplyPart[] } },
  data: { texts, types, partFields: { ...replyFields, other: [] } },
  methods: {
    change(parts: readonly ReplyPart[]) {
      this.triggerEvent('change', { parts });
    },
    onInput(event: WechatMiniprogram.Input<object, { index: number; field: string }>) {
      const { index, field } = event.currentTarget.dataset;
      const { value } = event.detail;
      const parts = this.data.parts;
      this.change(
        parts.map((part, at) => (at === index ? { ...part, values: { ...part.values, [field]: value } } : part)),
      );
    },
    onAdd(event: Tap<{ type: ReplyType }>) {
      this.change([...this.data.parts, emptyPart(event.currentTarget.dataset.type)]);
    },
    onRemove(event: Tap<{ index: number }>) {
      const { index } = event.currentTarget.dataset;
      this.change(this.data.parts.filter((_, at) => at !== index));
    },
    onUp(event: Tap<{ index: number }>) {
      const { index } = event.currentTarget.dataset;
      const parts = [...this.data.parts];
      const [moved] = parts.splice(index, 1);
      if (moved) parts.splice(Math.max(0, index - 1), 0, moved);
      this.change(parts);
    },
  },
});

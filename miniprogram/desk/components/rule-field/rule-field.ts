// One field of a rule with the control of its kind. In: the field's name and value. Out: `change` with {name, value}; `pending` with {name, typed}, a word of a list that is not added yet.
import type { FieldName, FieldValue } from '../../form';
import { choices, days, hints, names, placeholders, yesNo } from '../../texts/fields';
import { texts } from '../../texts/rule';
import { controlOf } from './control';

const dayOptions = days;

Component({
  options: { styleIsolation: 'apply-shared' },
  properties: {
    name: { type: String, value: 'name' },
    /** Null: written in a way that no control can show. */
    value: { type: null, value: null },
    /** Keywords are regular expressions. */
    regex: { type: Boolean, value: false },
  },
  data: {
    texts,
    label: '',
    hint: '',
    placeholder: '',
    control: 'text',
    options: [] as readonly { value: string; text: string }[],
    /** Which options are chosen, in their order. */
    chosen: [] as boolean[],
    words: [] as readonly string[],
  },
  observers: {
    'name, value'(given: string, value: FieldValue | null) {
      const name = given as FieldName;
      const control = value === null ? 'odd' : controlOf(name);
      const options = name === 'weekdays' ? dayOptions : (choices[name] ?? []);
      this.setData({
        control,
        label: names[name],
        hint: hints[name] ?? '',
        placeholder: placeholders[name] ?? '',
        options,
        chosen: options.map((option) => (Array.isArray(value) ? value.includes(option.value) : value === option.value)),
        words: control === 'yesNo' ? yesNo[name as keyof typeof yesNo] : [],
      });
    },
  },
  methods: {
    change(value: FieldValue) {
      this.triggerEvent('change', { name: this.data.name, value });
    },
    onText(event: WechatMiniprogram.Input) {
      this.change(event.detail.value);
    },
    onPending(event: WechatMiniprogram.CustomEvent<{ typed: string }>) {
      this.triggerEvent('pending', { name: this.data.name, typed: event.detail.typed });
    },
    onList(event: WechatMiniprogram.CustomEvent<{ value: string[] }>) {
      this.change(event.detail.value);
    },
    onSwitch(event: WechatMiniprogram.SwitchChange) {
      this.change(event.detail.value);
    },
    onChoose(event: WechatMiniprogram.TouchEvent<object, object, { value: string }>) {
      const { value } = event.currentTarget.dataset;
      const now: unknown = this.data.value;
      if (!Array.isArray(now)) this.change(value);
      else {
        const chosen = now as string[];
        this.change(chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value]);
      }
    },
  },
});

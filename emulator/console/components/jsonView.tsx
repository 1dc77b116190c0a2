// A JSON value to read: coloured, folding, with a copy button.
import { texts } from '../texts';
import type { Json } from '../types';
import { Icon } from './icon';
import { attempt } from './toasts';

export function JsonView({ value, open = 2 }: { value: Json | undefined; open?: number }) {
  const copy = () => attempt(() => navigator.clipboard.writeText(JSON.stringify(value, null, 2)), texts.common.copied);
  return (
    <div class="json">
      <button
        type="button"
        class="icon-button json-copy"
        aria-label={texts.common.copy}
        title={texts.common.copy}
        onClick={() => void copy()}
      >
        <Icon name="copy" size={15} />
      </button>
      <div class="json-tree">
        <Node value={value ?? null} open={open} />
      </div>
    </div>
  );
}

function Node({ name, value, open }: { name?: string; value: Json; open: number }) {
  const label = name === undefined ? null : <span class="json-key">{name}: </span>;
  if (value === null || typeof value !== 'object') {
    return (
      <div class="json-row">
        {label}
        <span class={`json-${value === null ? 'null' : typeof value}`}>{JSON.stringify(value)}</span>
      </div>
    );
  }
  const entries = Object.entries(value);
  const [left, right] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  if (entries.length === 0) {
    return (
      <div class="json-row">
        {label}
        {left + right}
      </div>
    );
  }
  return (
    <details class="json-fold" open={open > 0}>
      <summary>
        {label}
        {left}
        <span class="json-count">{entries.length}</span>
        {right}
      </summary>
      <div class="json-inner">
        {entries.map(([key, inner]) => (
          <Node key={key} name={key} value={inner} open={open - 1} />
        ))}
      </div>
    </details>
  );
}

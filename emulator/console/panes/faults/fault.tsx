// One fault: a switch, how often it struck, and its fields.
import { own } from '../../../own';
import { useLayoutEffect, useState } from 'preact/hooks';
import { Badge } from '../../components/badge';
import { texts } from '../../texts';
import type { Fault, Json } from '../../types';
import { fieldKinds, type KindOfFault } from './kinds';
import { read, written } from './written';

const words = texts.faults;

interface Props {
  of: KindOfFault;
  /** Undefined while it is off. */
  fault: Fault | undefined;
  onSwitch: (on: boolean) => void;
  onChange: (field: string, value: Json | undefined) => void;
}

export function FaultRow({ of, fault, onSwitch, onChange }: Props) {
  const [name, what] = own(words.kinds, of.kind) ?? [of.kind, ''];
  const field = (each: string) => (
    <FaultField key={each} name={each} value={fault?.[each]} onSave={(value) => onChange(each, value)} />
  );
  const narrowed = of.filters.some((each) => fault?.[each] !== undefined);
  return (
    <li class={fault ? 'fault on' : 'fault'} data-kind={of.kind}>
      <div class="fault-line">
        <div class="fault-words">
          <b>{name}</b> <code>{of.kind}</code>
          <p>{what}</p>
        </div>
        {fault && (
          <Badge tone={fault.happened > 0 ? 'warn' : 'plain'}>
            <span class="digits">{words.happened(fault.happened)}</span>
          </Badge>
        )}
        <button
          type="button"
          class="switch"
          role="switch"
          aria-checked={fault !== undefined}
          aria-label={name}
          onClick={() => onSwitch(fault === undefined)}
        >
          <i />
        </button>
      </div>
      {fault && (
        <>
          <div class="fault-fields">{of.own.map(field)}</div>
          <details class="fault-filters" open={narrowed}>
            <summary>{words.more}</summary>
            <div class="fault-fields">{of.filters.map(field)}</div>
          </details>
        </>
      )}
    </li>
  );
}

interface FieldProps {
  name: string;
  value: Json | undefined;
  onSave: (value: Json | undefined) => void;
}

function FaultField({ name, value, onSave }: FieldProps) {
  const kind = own(fieldKinds, name) ?? 'text';
  const now = written(kind, value);
  const [text, setText] = useState(now);
  // Before anybody can type: an effect that comes after the field is painted takes the first letters away.
  useLayoutEffect(() => setText(now), [now]);
  const label = own(words.fields, name) ?? name;
  const commit = () => {
    if (text.trim() !== now) onSave(read(kind, text));
  };
  if (kind === 'yes-no') {
    return (
      <label class="check">
        <input type="checkbox" checked={value !== false} onChange={(event) => onSave(event.currentTarget.checked)} />
        {label}
      </label>
    );
  }
  return (
    <label class="fault-field">
      <span>{label}</span>
      {kind === 'when' ? (
        <select
          class="input"
          value={now === '' ? 'before' : now}
          onChange={(event) => onSave(event.currentTarget.value)}
        >
          {Object.entries(words.when).map(([when, said]) => (
            <option key={when} value={when}>
              {said}
            </option>
          ))}
        </select>
      ) : (
        <input
          class="input digits"
          value={text}
          placeholder={own(words.examples, name)}
          onInput={(event) => setText(event.currentTarget.value)}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit();
          }}
        />
      )}
    </label>
  );
}

// One setting: what it does, its control, and whether it differs from its default.
import { useLayoutEffect, useState } from 'preact/hooks';
import { api } from '../../api';
import { Badge } from '../../components/badge';
import { attempt } from '../../components/toasts';
import { texts } from '../../texts';
import type { Setting, SettingValue } from '../../types';

const words = texts.settings;

const faultMark = '故障：';

/** A setting that makes the platform misbehave says so at the head of its sentence. */
export function isFault({ about }: Setting): boolean {
  return about.startsWith(faultMark);
}

export function SettingRow({ setting, onSaved }: { setting: Setting; onSaved: () => void }) {
  const { name, value, about, unconfirmed } = setting;
  const changed = value !== setting.default;
  const save = (next: SettingValue) => void attempt(() => api.setSettings({ [name]: next })).then(onSaved);
  return (
    <div class={changed ? 'setting changed' : 'setting'}>
      <div class="setting-words">
        <p class="setting-about">
          {isFault(setting) && <Badge tone="bad">{words.fault}</Badge>} {about.replace(faultMark, '')}
        </p>
        <p class="setting-name">
          <code>{name}</code>
          {unconfirmed !== undefined && (
            <Badge tone="warn" title={words.unconfirmedNote(unconfirmed)}>
              UNCONFIRMED {words.unconfirmed}
            </Badge>
          )}
          {setting.range && <small class="digits">{words.range(...setting.range)}</small>}
          {unconfirmed !== undefined && <small>{unconfirmed}</small>}
          {changed && (
            <button type="button" class="link-button" onClick={() => save(setting.default)}>
              {words.restore}（{shown(setting.default)}）
            </button>
          )}
        </p>
      </div>
      <Control setting={setting} onSave={save} />
    </div>
  );
}

function Control({ setting, onSave }: { setting: Setting; onSave: (value: SettingValue) => void }) {
  const { name, value, choices } = setting;
  const [text, setText] = useState(String(value));
  useLayoutEffect(() => setText(String(value)), [value]);
  if (choices) {
    return (
      <select
        class="input setting-control"
        aria-label={name}
        value={String(value)}
        onChange={({ currentTarget }) => {
          const choice = choices.find((each) => String(each) === currentTarget.value);
          if (choice !== undefined) onSave(choice);
        }}
      >
        {choices.map((choice) => (
          <option key={String(choice)} value={String(choice)}>
            {shown(choice)}
          </option>
        ))}
      </select>
    );
  }
  if (typeof value === 'boolean') {
    return (
      <button
        type="button"
        class="switch"
        role="switch"
        aria-checked={value}
        aria-label={name}
        onClick={() => onSave(!value)}
      >
        <i />
      </button>
    );
  }
  const numeric = typeof value === 'number';
  const commit = () => {
    // What is no number goes out as it was written: the emulator says what it must be.
    const next = numeric && text.trim() !== '' && !Number.isNaN(Number(text)) ? Number(text) : text;
    if (next !== value) onSave(next);
  };
  return (
    <input
      class="input setting-control digits"
      aria-label={name}
      inputMode={numeric ? 'decimal' : 'text'}
      value={text}
      onInput={(event) => setText(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
      }}
    />
  );
}

function shown(value: SettingValue): string {
  if (typeof value === 'boolean') return value ? words.on : words.off;
  return String(value);
}

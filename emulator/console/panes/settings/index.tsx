// Every setting of the emulator by name. What WeChat leaves open carries a mark: there the default is the stricter reading.
import { own } from '../../../own';
import { useState } from 'preact/hooks';
import { api } from '../../api';
import { confirmed } from '../../components/dialog';
import { Icon } from '../../components/icon';
import { Empty, Shown } from '../../components/states';
import { attempt } from '../../components/toasts';
import { topics, useData } from '../../data';
import { go } from '../../route';
import { texts } from '../../texts';
import type { Setting } from '../../types';
import { AiAnswers } from './aiAnswers';
import { Credentials } from './credentials';
import { KfAccounts } from './kfAccounts';
import { SafetyWords } from './safetyWords';
import { isFault, SettingRow } from './setting';
import { Templates } from './templates';
import './settings.css';

const words = texts.settings;

/** Which settings the list at the top keeps. */
const filters = {
  all: () => true,
  changed: ({ value, default: usual }: Setting) => value !== usual,
  unconfirmed: ({ unconfirmed }: Setting) => unconfirmed !== undefined,
  faults: isFault,
};

export function SettingsPane() {
  const data = useData('settings', api.settings, topics(['settings']));
  const [filter, setFilter] = useState('');
  const [only, setOnly] = useState<keyof typeof filters>('all');
  const wanted = filter.trim().toLowerCase();
  const matches = (setting: Setting) =>
    `${setting.name} ${setting.about}`.toLowerCase().includes(wanted) && filters[only](setting);
  const restoreAll = (settings: Setting[]) => {
    const changed = settings.filter(({ value, default: usual }) => value !== usual);
    const usual = Object.fromEntries(changed.map((setting) => [setting.name, setting.default]));
    void attempt(() => api.setSettings(usual), texts.common.saved).then(data.reload);
  };
  return (
    <>
      <header class="pane-head">
        <h2>{texts.tabs.settings}</h2>
        <span class="head-space" />
        <select
          class="input small-input"
          aria-label={words.filter}
          value={only}
          onChange={(event) => setOnly(event.currentTarget.value as typeof only)}
        >
          <option value="all">{texts.common.all}</option>
          <option value="changed">{words.onlyChanged}</option>
          <option value="unconfirmed">{words.onlyUnconfirmed}</option>
          <option value="faults">{words.onlyFaults}</option>
        </select>
        <span class="search-box narrow-box">
          <Icon name="search" size={16} />
          <input
            type="search"
            value={filter}
            placeholder={words.filter}
            aria-label={words.filter}
            onInput={(event) => setFilter(event.currentTarget.value)}
          />
        </span>
      </header>
      <div class="pane-scroll settings">
        <Shown data={data}>
          {({ settings }) => {
            const shown = sectionsOf(settings.filter(matches));
            const changed = settings.some(({ value, default: usual }) => value !== usual);
            return (
              <>
                {changed && (
                  <p class="settings-changed">
                    {words.changedNote}
                    <button type="button" class="button small" onClick={() => restoreAll(settings)}>
                      {words.restoreAll}
                    </button>
                  </p>
                )}
                {shown.length === 0 && <Empty icon="search" title={words.nothing} />}
                {shown.map(([section, list]) => (
                  <section key={section} class="card">
                    <h3>
                      {own(words.sections, section) ?? section} <small class="mono muted">{section}</small>
                    </h3>
                    {list.map((setting) => (
                      <SettingRow key={setting.name} setting={setting} onSaved={data.reload} />
                    ))}
                  </section>
                ))}
              </>
            );
          }}
        </Shown>
        {only === 'all' && wanted === '' && (
          <>
            <SafetyWords />
            <AiAnswers />
            <Templates />
            <KfAccounts />
            <Credentials />
            <Reset />
          </>
        )}
      </div>
    </>
  );
}

function sectionsOf(settings: readonly Setting[]): [string, Setting[]][] {
  const sections = new Map<string, Setting[]>();
  for (const setting of settings) {
    const [section = ''] = setting.name.split('.');
    sections.set(section, [...(sections.get(section) ?? []), setting]);
  }
  return [...sections];
}

function Reset() {
  const reset = async () => {
    if (!(await confirmed(words.resetAsk, words.reset))) return;
    if (await attempt(() => api.reset(), words.resetDone)) go('settings');
  };
  return (
    <section class="card danger-card">
      <div>
        <h3>{words.reset}</h3>
        <p class="hint">{words.resetNote}</p>
      </div>
      <button type="button" class="button danger" onClick={() => void reset()}>
        {words.reset}
      </button>
    </section>
  );
}

// The word list behind msgSecCheck: which words are refused and which go to a human.
import { useState } from 'preact/hooks';
import { api } from '../../api';
import { Badge } from '../../components/badge';
import { Icon } from '../../components/icon';
import { Shown } from '../../components/states';
import { useAttempt } from '../../components/toasts';
import { topics, useData } from '../../data';
import { texts } from '../../texts';
import type { SafetyWord } from '../../types';

const words = texts.settings;

export function SafetyWords() {
  const data = useData('safety-words', api.safetyWords, topics(['safety-words', 'settings', 'openapi']));
  const [busy, attempt] = useAttempt();
  const store = (list: SafetyWord[]) =>
    attempt(() => api.setSafetyWords(list), texts.common.saved).finally(data.reload);
  return (
    <section class="card">
      <h3>{words.words}</h3>
      <p class="hint">{words.wordsNote}</p>
      <Shown data={data}>
        {({ words: list }) => (
          <>
            {list.length === 0 && <p class="hint">{words.noWords}</p>}
            <ul class="words">
              {list.map((each) => (
                <li key={each.word}>
                  <b>{each.word}</b>
                  <Badge tone={each.suggest === 'risky' ? 'bad' : 'warn'}>{words.suggest[each.suggest]}</Badge>
                  <small>{words.labels[each.label] ?? each.label}</small>
                  <button
                    type="button"
                    class="icon-button"
                    disabled={busy}
                    aria-label={`${texts.common.remove} ${each.word}`}
                    onClick={() => void store(list.filter((other) => other !== each))}
                  >
                    <Icon name="close" size={14} />
                  </button>
                </li>
              ))}
            </ul>
            <NewWord busy={busy} onAdd={(word) => store([...list.filter((each) => each.word !== word.word), word])} />
          </>
        )}
      </Shown>
    </section>
  );
}

const blank: SafetyWord = { word: '', suggest: 'risky', label: 20003 };

function NewWord({ busy, onAdd }: { busy: boolean; onAdd: (word: SafetyWord) => Promise<boolean> }) {
  const [word, setWord] = useState(blank);
  const submit = (event: Event) => {
    event.preventDefault();
    void onAdd({ ...word, word: word.word.trim() }).then((good) => {
      if (good) setWord(blank);
    });
  };
  return (
    <form class="new-word" onSubmit={submit}>
      <input
        class="input"
        required
        value={word.word}
        placeholder={words.word}
        aria-label={words.word}
        onInput={(event) => setWord({ ...word, word: event.currentTarget.value })}
      />
      <select
        class="input"
        value={word.suggest}
        aria-label={texts.openapi.result}
        onChange={(event) => setWord({ ...word, suggest: event.currentTarget.value as SafetyWord['suggest'] })}
      >
        <option value="risky">{words.suggest.risky}</option>
        <option value="review">{words.suggest.review}</option>
      </select>
      <select
        class="input"
        value={String(word.label)}
        aria-label={words.label}
        onChange={(event) => setWord({ ...word, label: Number(event.currentTarget.value) })}
      >
        {Object.entries(words.labels).map(([label, name]) => (
          <option key={label} value={label}>
            {name}
          </option>
        ))}
      </select>
      <button type="submit" class="button" disabled={busy}>
        {words.addWord}
      </button>
    </form>
  );
}

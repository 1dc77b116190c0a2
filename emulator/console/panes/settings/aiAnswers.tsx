// What the stand-in language model answers to questions that hold a text.
import { useState } from 'preact/hooks';
import { api } from '../../api';
import { Icon } from '../../components/icon';
import { Shown } from '../../components/states';
import { useAttempt } from '../../components/toasts';
import { useData } from '../../data';
import { texts } from '../../texts';
import type { AiAnswer } from '../../types';

const words = texts.settings;

export function AiAnswers() {
  const data = useData('ai-answers', api.aiAnswers);
  const [busy, act] = useAttempt();
  const store = (answers: AiAnswer[]) => act(() => api.setAiAnswers(answers), texts.common.saved).finally(data.reload);
  return (
    <section class="card">
      <h3>{words.answers}</h3>
      <p class="hint">{words.answersNote}</p>
      <Shown data={data}>
        {({ answers }) => (
          <>
            {answers.length === 0 && <p class="hint">{words.noAnswers}</p>}
            <ul class="answers">
              {answers.map((each, n) => (
                <li key={n}>
                  <b>{each.contains}</b>
                  <span>{each.reply}</span>
                  <button
                    type="button"
                    class="icon-button"
                    disabled={busy}
                    aria-label={`${texts.common.remove} ${each.contains}`}
                    onClick={() => void store(answers.filter((other) => other !== each))}
                  >
                    <Icon name="close" size={14} />
                  </button>
                </li>
              ))}
            </ul>
            <NewAnswer busy={busy} onAdd={(answer) => store([...answers, answer])} />
          </>
        )}
      </Shown>
    </section>
  );
}

function NewAnswer({ busy, onAdd }: { busy: boolean; onAdd: (answer: AiAnswer) => Promise<boolean> }) {
  const [answer, setAnswer] = useState<AiAnswer>({ contains: '', reply: '' });
  const submit = (event: Event) => {
    event.preventDefault();
    void onAdd(answer).then((good) => {
      if (good) setAnswer({ contains: '', reply: '' });
    });
  };
  const field = (name: keyof AiAnswer, label: string) => (
    <input
      class="input"
      required
      value={answer[name]}
      placeholder={label}
      aria-label={label}
      onInput={(event) => setAnswer({ ...answer, [name]: event.currentTarget.value })}
    />
  );
  return (
    <form class="new-word" onSubmit={submit}>
      {field('contains', words.contains)}
      {field('reply', words.answer)}
      <button type="submit" class="button" disabled={busy}>
        {words.addWord}
      </button>
    </form>
  );
}

// What the emulated platform knows beside its settings: answers of the language model, kf accounts, subscribe message
// templates, and the credentials of the HTTPS API.
import { useState } from 'preact/hooks';
import { api } from '../../api';
import { Dialog } from '../../components/dialog';
import { Icon } from '../../components/icon';
import { readJson } from '../../components/jsonText';
import { JsonView } from '../../components/jsonView';
import { LazyEditor } from '../../components/lazyEditor';
import { Shown } from '../../components/states';
import { attempt, useAttempt } from '../../components/toasts';
import { topics, useData } from '../../data';
import { texts } from '../../texts';
import type { AiAnswer, Json } from '../../types';

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

export function KfAccounts() {
  const data = useData('kf-accounts', api.kfAccounts, topics(['openapi']));
  return (
    <section class="card">
      <h3>{words.accounts}</h3>
      <p class="hint">{words.accountsNote}</p>
      <Shown data={data}>
        {({ accounts }) =>
          accounts.length === 0 ? (
            <p class="hint">{words.noAccounts}</p>
          ) : (
            <ul class="answers">
              {accounts.map(({ kf_account: account, kf_nick: nick, online }) => (
                <li key={account}>
                  <b>{nick}</b>
                  <span class="mono">{account}</span>
                  <button
                    type="button"
                    class="switch"
                    role="switch"
                    aria-checked={online}
                    aria-label={account}
                    onClick={() => void attempt(() => api.setKfAccount(account, !online)).then(data.reload)}
                  >
                    <i />
                  </button>
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </section>
  );
}

export function Templates() {
  const data = useData('templates', api.templates);
  const [editing, setEditing] = useState<Json[] | null>(null);
  return (
    <section class="card">
      <h3>{words.templates}</h3>
      <p class="hint">{words.templatesNote}</p>
      <Shown data={data}>
        {({ templates }) => (
          <>
            <div class="card-json">
              <JsonView value={templates} />
            </div>
            <button type="button" class="button" onClick={() => setEditing(templates)}>
              {words.editTemplates}
            </button>
          </>
        )}
      </Shown>
      {editing && (
        <TemplatesDialog
          templates={editing}
          onClose={() => {
            setEditing(null);
            data.reload();
          }}
        />
      )}
    </section>
  );
}

function TemplatesDialog({ templates, onClose }: { templates: Json[]; onClose: () => void }) {
  const [text, setText] = useState(() => JSON.stringify(templates, null, 2));
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, act] = useAttempt();
  const save = async () => {
    const read = readJson(text);
    if ('problem' in read) return setProblem(read.problem);
    if (await act(() => api.setTemplates(read.value), texts.common.saved)) onClose();
  };
  return (
    <Dialog
      wide
      title={words.templates}
      onClose={onClose}
      footer={
        <>
          <button type="button" class="button" onClick={onClose}>
            {texts.common.cancel}
          </button>
          <button type="button" class="button primary" disabled={busy} onClick={() => void save()}>
            {texts.common.save}
          </button>
        </>
      }
    >
      <LazyEditor
        text={text}
        label={words.templates}
        fields={['id', 'title', 'fields', 'longTerm']}
        onSave={() => void save()}
        onChange={(next) => {
          setText(next);
          setProblem(null);
        }}
      />
      {problem && (
        <p class="editor-problem" role="alert">
          {problem}
        </p>
      )}
    </Dialog>
  );
}

export function Credentials() {
  const data = useData('credentials', api.credentials);
  return (
    <section class="card">
      <h3>{words.credentials}</h3>
      <p class="hint">{words.credentialsNote}</p>
      <Shown data={data}>
        {({ appid, appSecret }) => (
          <dl class="facts credentials">
            <div>
              <dt>AppID</dt>
              <dd class="mono">{appid}</dd>
            </div>
            <div>
              <dt>AppSecret</dt>
              <dd class="mono">{appSecret}</dd>
            </div>
          </dl>
        )}
      </Shown>
    </section>
  );
}

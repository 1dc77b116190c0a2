// Running a function from the console, with any event, as somebody or as nobody.
import { useState } from 'preact/hooks';
import { api } from '../../api';
import { Dialog } from '../../components/dialog';
import { Field } from '../../components/field';
import { readJson } from '../../components/jsonText';
import { LazyEditor } from '../../components/lazyEditor';
import { useAttempt } from '../../components/toasts';
import { useData } from '../../data';
import { texts } from '../../texts';
import type { Invocation } from '../../types';
import { InvocationParts } from './invocation';

const words = texts.functions;

export function RunDialog({ name, visitor, onClose }: { name: string; visitor: string | null; onClose: () => void }) {
  const [text, setText] = useState('{\n  \n}');
  const [openid, setOpenid] = useState(visitor ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const [result, setResult] = useState<Invocation | null>(null);
  const [busy, attempt] = useAttempt();
  const visitors = useData('visitors', api.visitors);
  const run = async () => {
    const read = readJson(text);
    if ('problem' in read) return setProblem(read.problem);
    setProblem(null);
    setResult(null);
    await attempt(async () => {
      setResult(await api.invoke(name, { event: read.value, ...(openid === '' ? {} : { openid }) }));
    });
  };
  return (
    <Dialog
      wide
      title={words.runTitle(name)}
      onClose={onClose}
      footer={
        <>
          <span class="head-space" />
          <button type="button" class="button" onClick={onClose}>
            {texts.common.close}
          </button>
          <button type="button" class="button primary" disabled={busy} onClick={() => void run()}>
            {busy ? texts.common.running : words.run}
          </button>
        </>
      }
    >
      <Field label={words.asVisitor}>
        <select class="input" value={openid} onChange={(event) => setOpenid(event.currentTarget.value)}>
          <option value="">{words.nobody}</option>
          {visitors.value?.visitors.map((each) => (
            <option key={each.openid} value={each.openid}>
              {each.nickname}（{each.openid}）
            </option>
          ))}
        </select>
      </Field>
      <span class="field-label">{words.event}</span>
      <LazyEditor
        text={text}
        label={words.event}
        onSave={() => void run()}
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
      {result && <InvocationParts invocation={result} />}
    </Dialog>
  );
}

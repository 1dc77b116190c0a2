// A dialog around one JSON text: edit, save, and what is wrong with it. Other fields of the form stand above the text.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { texts } from '../texts';
import type { Json } from '../types';
import { Dialog } from './dialog';
import { readJson } from './jsonText';
import { LazyEditor } from './lazyEditor';
import { useAttempt } from './toasts';

export interface JsonFormProps {
  readonly title: string;
  /** What the text is, for those who cannot see it. */
  readonly label: string;
  /** What the editor offers to write. */
  readonly fields: readonly { name: string }[];
  /** The value at first. */
  readonly value: unknown;
  /** Stands below the text while nothing is wrong. */
  readonly hint?: string;
  readonly children?: ComponentChildren;
  /** Sends the text's value, or says what is wrong elsewhere in the form. */
  readonly save: (value: Json) => Promise<unknown> | { readonly problem: string };
  readonly onClose: () => void;
}

export function JsonForm({ title, label, fields, value, hint, children, save, onClose }: JsonFormProps) {
  const [text, setText] = useState(() => JSON.stringify(value, null, 2));
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, attempt] = useAttempt();
  const submit = async () => {
    const read = readJson(text);
    if ('problem' in read) return setProblem(read.problem);
    const sent = save(read.value);
    if ('problem' in sent) return setProblem(sent.problem);
    setProblem(null);
    if (await attempt(() => sent, texts.common.saved)) onClose();
  };
  return (
    <Dialog
      wide
      title={title}
      onClose={onClose}
      footer={
        <>
          <button type="button" class="button" onClick={onClose}>
            {texts.common.cancel}
          </button>
          <button type="button" class="button primary" disabled={busy} onClick={() => void submit()}>
            {texts.common.save}
          </button>
        </>
      }
    >
      {children}
      <LazyEditor
        text={text}
        label={label}
        fields={fields}
        onSave={() => void submit()}
        onChange={(next) => {
          setText(next);
          setProblem(null);
        }}
      />
      {problem === null ? (
        hint && <p class="hint">{hint}</p>
      ) : (
        <p class="editor-problem" role="alert">
          {problem}
        </p>
      )}
    </Dialog>
  );
}

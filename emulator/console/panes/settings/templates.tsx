// The templates of subscribe messages.
import { useState } from 'preact/hooks';
import { api } from '../../api';
import { Dialog } from '../../components/dialog';
import { readJson } from '../../components/jsonText';
import { JsonView } from '../../components/jsonView';
import { LazyEditor } from '../../components/lazyEditor';
import { Shown } from '../../components/states';
import { useAttempt } from '../../components/toasts';
import { useData } from '../../data';
import { texts } from '../../texts';
import type { Template } from '../../types';

const words = texts.settings;
const templateFields = ['id', 'title', 'fields', 'longTerm'].map((name) => ({ name }));

export function Templates() {
  const data = useData('templates', api.templates);
  const [editing, setEditing] = useState<Template[] | null>(null);
  return (
    <section class="card">
      <h3>{words.templates}</h3>
      <p class="hint">{words.templatesNote}</p>
      <Shown data={data}>
        {({ templates }) => (
          <>
            <div class="card-json">
              <JsonView value={templates.map((each) => ({ ...each }))} />
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

function TemplatesDialog({ templates, onClose }: { templates: Template[]; onClose: () => void }) {
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
        fields={templateFields}
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

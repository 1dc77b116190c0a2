// The templates of subscribe messages.
import { useState } from 'preact/hooks';
import { api } from '../../api';
import { JsonForm } from '../../components/jsonForm';
import { JsonView } from '../../components/jsonView';
import { Shown } from '../../components/states';
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
        <JsonForm
          title={words.templates}
          label={words.templates}
          fields={templateFields}
          value={editing}
          save={api.setTemplates}
          onClose={() => {
            setEditing(null);
            data.reload();
          }}
        />
      )}
    </section>
  );
}

// A JSON text to write: CodeMirror 6, errors shown where they are, field names suggested. Loaded only when needed.
import { autocompletion, type Completion, type CompletionContext } from '@codemirror/autocomplete';
import { json } from '@codemirror/lang-json';
import { HighlightStyle, syntaxHighlighting, syntaxTree } from '@codemirror/language';
import { linter, lintGutter, type Diagnostic } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { basicSetup } from 'codemirror';
import { useEffect, useRef } from 'preact/hooks';
import { texts } from '../texts';
import { readJson } from './jsonText';

export interface FieldHint {
  name: string;
  detail?: string;
}

export interface EditorProps {
  /** What stands in it at first. The editor holds what is written; another `key` starts anew with another text. */
  text: string;
  onChange: (text: string) => void;
  /** Ctrl-S or ⌘S. */
  onSave?: () => void;
  /** Names suggested for a field, each with a word about what it usually holds. */
  fields?: readonly FieldHint[];
  label?: string;
}

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--code-key)' },
  { tag: tags.string, color: 'var(--code-string)' },
  { tag: tags.number, color: 'var(--code-number)' },
  { tag: [tags.bool, tags.null], color: 'var(--code-word)' },
  { tag: tags.invalid, color: 'var(--bad)' },
]);

const phrases = EditorState.phrases.of({
  'Fold line': '折叠',
  'Unfold line': '展开',
  Find: '查找',
  Replace: '替换',
  next: '下一个',
  previous: '上一个',
  all: '全部',
  'match case': '区分大小写',
  'by word': '整词',
  regexp: '正则',
  replace: '替换',
  'replace all': '全部替换',
  close: '关闭',
});

/** Writes a chosen field with its colon; the quote that the editor closed by itself is taken over. */
function putField(view: EditorView, { label }: Completion, from: number, to: number): void {
  const after = view.state.sliceDoc(to, to + 1) === '"' ? to + 1 : to;
  const insert = /^\s*:/.test(view.state.sliceDoc(after, after + 8)) ? label : `${label}: `;
  view.dispatch({ changes: { from, to: after, insert }, selection: { anchor: from + insert.length } });
}

/** What keeps the text from being JSON, underlined where it is. */
function problems(view: EditorView): Diagnostic[] {
  const read = readJson(view.state.doc.toString());
  if (!('problem' in read)) return [];
  const from = Math.min(read.at, view.state.doc.length);
  return [{ from, to: Math.min(from + 1, view.state.doc.length), severity: 'error', message: read.problem }];
}

export default function JsonEditor({ text, onChange, onSave, fields = [], label }: EditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef({ onChange, onSave, fields });
  latest.current = { onChange, onSave, fields };

  useEffect(() => {
    const suggest = (context: CompletionContext) => {
      const node = syntaxTree(context.state).resolveInner(context.pos, -1);
      const word = context.matchBefore(/"?[\w$\u4e00-\u9fff]*/);
      if (!word || (word.from === word.to && !context.explicit)) return null;
      if (node.name !== 'PropertyName' && node.name !== 'Object' && node.name !== '⚠') return null;
      const options = latest.current.fields.map(({ name, detail = '' }) => ({
        label: `"${name}"`,
        type: 'property',
        detail,
        apply: putField,
      }));
      return { from: word.from, options };
    };
    const view = new EditorView({
      doc: text,
      parent: place.current ?? document.body,
      extensions: [
        keymap.of([
          {
            key: 'Mod-s',
            preventDefault: true,
            run: () => {
              latest.current.onSave?.();
              return true;
            },
          },
        ]),
        basicSetup,
        json(),
        linter(problems, { delay: 200 }),
        lintGutter(),
        autocompletion({ override: [suggest] }),
        syntaxHighlighting(colours),
        phrases,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label ?? texts.database.editorLabel }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) latest.current.onChange(update.state.doc.toString());
        }),
      ],
    });
    return () => view.destroy();
  }, []);

  return <div class="editor" ref={place} />;
}

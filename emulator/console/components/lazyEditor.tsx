// The JSON editor, fetched when one is first shown: the rest of the page does not wait for it.
import { useEffect, useState } from 'preact/hooks';
import type { ComponentType } from 'preact';
import type { EditorProps } from './jsonEditor';
import { Loading } from './states';
import { sayFailure } from './toasts';

let loaded: ComponentType<EditorProps> | undefined;

export function LazyEditor(props: EditorProps) {
  const [Editor, setEditor] = useState(() => loaded);
  useEffect(() => {
    if (loaded) return;
    import('./jsonEditor').then((module) => {
      loaded = module.default;
      setEditor(() => loaded);
    }, sayFailure);
  }, []);
  return Editor ? <Editor {...props} /> : <Loading />;
}

// The search box: plain words, or a query in the SDK's syntax. What cannot be read is said under it, with its place.
import { useState } from 'preact/hooks';
import { Icon } from '../../components/icon';
import { texts } from '../../texts';
import type { Document, Json } from '../../types';
import { looksLikeQuery, whereOf } from './query';
import { SyntaxProblem } from './syntax';

interface Props {
  /** Documents of the collection, to know where plain words may stand. */
  sample: () => readonly Document[];
  onWhere: (where: Json | undefined) => void;
}

export function Search({ sample, onWhere }: Props) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<SyntaxProblem | null>(null);
  const run = (box: string) => {
    try {
      onWhere(whereOf(box, sample()));
      setProblem(null);
    } catch (error) {
      if (!(error instanceof SyntaxProblem)) throw error;
      setProblem(error);
    }
  };
  const write = (next: string) => {
    setText(next);
    setProblem(null);
    if (next.trim() === '') run('');
  };
  const isQuery = looksLikeQuery(text);
  return (
    <form
      class="search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        run(text);
      }}
    >
      <div class={problem ? 'search-box wrong' : 'search-box'}>
        <Icon name="search" size={16} />
        <input
          type="search"
          class={isQuery ? 'mono' : ''}
          value={text}
          spellcheck={false}
          autocomplete="off"
          placeholder={texts.database.searchHint}
          aria-label={texts.common.search}
          aria-invalid={problem !== null}
          onInput={(event) => write(event.currentTarget.value)}
        />
        {text !== '' && (
          <button type="button" class="icon-button" aria-label={texts.database.clear} onClick={() => write('')}>
            <Icon name="close" size={15} />
          </button>
        )}
        <button type="submit" class="button small">
          {texts.common.search}
        </button>
      </div>
      {problem && (
        <p class="search-problem" role="alert">
          <code aria-hidden="true">
            {text.slice(Math.max(0, problem.at - 24), problem.at)}
            <mark>{text.slice(problem.at, problem.at + 1) || ' '}</mark>
            {text.slice(problem.at + 1, problem.at + 16)}
          </code>
          {texts.database.syntax.at(problem.at + 1, problem.message)}
        </p>
      )}
    </form>
  );
}

import type { OutboundContent } from '../../../contracts/content';

/** What stands for `{{name}}` in a reply. */
export type Variables = ReadonlyMap<string, string>;

/** The variable that repeats what the visitor wrote; such a reply waits for the content check. */
export const originalText = '原文';

const pattern = /\{\{\s*([^{}]+?)\s*\}\}/g;

/** The names of the variables in a reply, each once. */
export function variablesIn(content: OutboundContent): string[] {
  const names = new Set<string>();
  mapped(content, (text) => {
    for (const [, name = ''] of text.matchAll(pattern)) names.add(name);
    return text;
  });
  return [...names];
}

/** A reply with its variables filled in. One that is not known is left out: a visitor should never see braces. */
export function filled(content: OutboundContent, variables: Variables): OutboundContent {
  return mapped(content, (text) => text.replace(pattern, (_, name: string) => variables.get(name) ?? ''));
}

function mapped(content: OutboundContent, by: (text: string) => string): OutboundContent {
  switch (content.type) {
    case 'text':
      return { ...content, text: by(content.text) };
    case 'image':
      return content;
    case 'link':
      return { ...content, title: by(content.title), description: by(content.description), url: by(content.url) };
    case 'miniprogrampage':
      return { ...content, title: by(content.title), pagepath: by(content.pagepath) };
  }
}

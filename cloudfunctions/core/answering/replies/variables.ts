import type { OutboundContent } from '../../../../contracts/content';

/** Names every shop has, beside its own settings: what was written, and the brackets of the expression that matched. */
export const standardVariables: ReadonlySet<string> = new Set(['原文', ...'123456789']);

/** `{{name}}`, or `{{name|what to say when there is none}}`. */
const pattern = /\{\{\s*([^{}|]+?)\s*(?:\|([^{}]*))?\}\}/g;

/** The texts of a content that may hold variables. */
export function wordsOf(content: OutboundContent): string[] {
  switch (content.type) {
    case 'text':
      return [content.text];
    case 'image':
      return [];
    case 'link':
      return [content.title, content.description, content.url];
    case 'miniprogrampage':
      return [content.title, content.pagepath];
  }
}

/** Names that are neither standard nor the shop's. */
export function unknownVariables(text: string, own: ReadonlySet<string>): string[] {
  return [...text.matchAll(pattern)]
    .map(([, name = '']) => name)
    .filter((name) => !own.has(name) && !standardVariables.has(name));
}

/**
 * The content as it is said. A name without a value gives what stands after its bar, or nothing: nobody should see braces.
 * @param only names to fill in now; the others stay as they are written
 */
export function fillReply(
  content: OutboundContent,
  values: ReadonlyMap<string, string>,
  only: (name: string) => boolean = () => true,
): OutboundContent {
  const fill = (text: string) =>
    text.replace(pattern, (written: string, name: string, otherwise?: string) =>
      only(name) ? values.get(name) || (otherwise ?? '') : written,
    );
  switch (content.type) {
    case 'text':
      return { ...content, text: fill(content.text) };
    case 'image':
      return content;
    case 'link':
      return { ...content, title: fill(content.title), description: fill(content.description), url: fill(content.url) };
    case 'miniprogrampage':
      return { ...content, title: fill(content.title), pagepath: fill(content.pagepath) };
  }
}

import type { OutboundContent } from '../../../../contracts/content';

/** Names every shop has, beside its own settings: what was written, and the brackets of the expression that matched. */
export const standardVariables: ReadonlySet<string> = new Set(['原文', ...'123456789']);

/** `{{name}}`, or `{{name|what to say when there is none}}`. */
const pattern = /\{\{\s*([^{}|]+?)\s*(?:\|([^{}]*))?\}\}/g;

/** The texts of a content that may hold variables. */
function wordsOf(content: OutboundContent): string[] {
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

/** A name as it stands in a reply; `otherwise` is what stands after its bar. */
export interface Variable {
  readonly name: string;
  readonly otherwise?: string;
}

/** Every name in a content, in its order. */
export function variablesIn(content: OutboundContent): Variable[] {
  return wordsOf(content).flatMap((text) =>
    [...text.matchAll(pattern)].map(([, name = '', otherwise]) => ({
      name,
      ...(otherwise === undefined ? {} : { otherwise }),
    })),
  );
}

/** Names that are neither standard nor the shop's. */
export function unknownVariables(content: OutboundContent, own: ReadonlySet<string>): string[] {
  return variablesIn(content)
    .map(({ name }) => name)
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

import type { CompiledFaqs } from '../answering/faq';

/** A list shows what may be meant; the chat, which gives one answer, asks for more. */
const enough = 0.15;

/** Finds the ids of the articles that may answer a text, best first: the same index that answers in the chat. */
export function finder(faqs: CompiledFaqs): (text: string, limit: number) => readonly string[] {
  return (text, limit) =>
    faqs
      .search(text, limit)
      .filter(({ confidence }) => confidence >= enough)
      .map(({ faq }) => faq.id);
}

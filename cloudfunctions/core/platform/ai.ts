import type Cloud from 'wx-server-sdk';
import * as v from 'valibot';

/** Language models of the cloud environment. */
export interface Ai {
  /** @throws when there is no answer, whatever the reason */
  answer(model: string, system: string, question: string): Promise<string>;
}

/** What the SDK's typings leave out (wx-server-sdk 4.0.2 has it). */
interface WithAi {
  ai(): {
    createModel(provider: string): {
      generateText(request: { model: string; messages: { role: string; content: string }[] }): Promise<unknown>;
    };
  };
}
const Generated = v.object({ text: v.pipe(v.string(), v.trim(), v.nonEmpty()) });

export function cloudAi(cloud: typeof Cloud): Ai {
  return {
    async answer(model, system, question) {
      const models = (cloud as unknown as WithAi).ai().createModel('cloudbase');
      const messages = [
        { role: 'system', content: system },
        { role: 'user', content: question },
      ];
      return v.parse(Generated, await models.generateText({ model, messages })).text;
    },
  };
}

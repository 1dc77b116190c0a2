import type { World } from './world';

/** Everything that must hold after any story, as sentences about what is wrong; none is right. */
export function violations(world: World): string[] {
  const wrong: string[] = [];
  const stored = new Map(world.inbound().map((message) => [message._id, message]));
  for (const { id, acknowledged } of world.written) {
    if (acknowledged && !stored.has(id)) wrong.push(`C1: ${id} was acknowledged and is not stored`);
  }
  for (const message of stored.values()) {
    if (message.state !== 'done') wrong.push(`C2: ${message._id} is still undecided`);
  }
  for (const { _id, turn, inbox } of world.database.all('visitors')) {
    if (turn !== null || inbox.length > 0) wrong.push(`C2: ${_id} is left with a turn or an inbox`);
  }
  for (const visitor of world.database.all('visitors')) {
    const seen = world.seen(visitor._id);
    for (const text of new Set(seen.filter((one) => one.startsWith('answer')))) {
      if (seen.filter((one) => one === text).length > questionsWith(world, visitor._id, text))
        wrong.push(`C3: ${visitor._id} saw "${text}" twice`);
    }
    if (visitor.conversations > 1) wrong.push(`C6: ${visitor._id} has ${visitor.conversations} conversations`);
  }
  for (const { _id, state } of world.database.all('tasks')) {
    if (state === 'open') wrong.push(`C2: the slow answer to ${_id} was forgotten`);
  }
  for (const out of world.outbound()) {
    const [line = ''] = out.content.type === 'text' ? out.content.text.split('\n') : [];
    if (!line.startsWith('answer')) continue;
    const seen =
      out.via === 'subscribe'
        ? world.wechat.notices.some((notice) => notice.includes(line))
        : world.seen(out.visitor).includes(line);
    if (out.state === 'sent' && !seen) wrong.push(`C7: ${out._id} reads sent and was never taken`);
    if ((out.state === 'refused' || out.state === 'failed') && seen) wrong.push(`C7: ${out._id} reads ${out.state}`);
    if (out.state === 'pending') wrong.push(`C7: ${out._id} is still pending`);
  }
  for (const refusal of world.wechat.refusals) wrong.push(`C4: WeChat had to refuse: ${refusal}`);
  for (const call of world.scheduler.callsAfterAnswer) wrong.push(`C8: a call after the answer: ${call}`);
  for (const run of world.late) wrong.push(`C8: answered late: ${run}`);
  return wrong;
}

function questionsWith(world: World, openid: string, reply: string): number {
  return world.written.filter((message) => message.openid === openid && message.replies.includes(reply)).length;
}

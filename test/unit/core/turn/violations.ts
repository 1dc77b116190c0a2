import type { World } from './world';

/** Everything that must hold after any story, as sentences about what is wrong; none is right. */
export function violations(world: World): string[] {
  const wrong: string[] = [];
  const stored = new Map(world.inbound().map((message) => [message._id, message]));
  for (const { id, acknowledged } of world.written) {
    if (acknowledged && !stored.has(id)) wrong.push(`C1: ${id} was acknowledged and is not stored`);
  }
  for (const message of stored.values()) {
    if (message.state === 'new') wrong.push(`C2: ${message._id} is still undecided`);
    const failed = message.state === 'failed' && message.trace?.problem !== undefined;
    if (failed !== world.spoilt.has(message._id)) wrong.push(`C7: ${message._id} reads ${message.state}`);
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
    // Whose first push came days late begins another with the next message.
    const most = world.consents.has(visitor._id) ? 2 : 1;
    const records = world.database.all('conversations').filter((record) => record.visitor === visitor._id);
    if (visitor.conversations > most) wrong.push(`C6: ${visitor._id} has ${visitor.conversations} conversations`);
    if (records.filter(({ owner }) => owner !== 'nobody').length > 1) wrong.push(`C6: ${visitor._id} has two open`);
  }
  for (const { _id, state } of world.database.all('tasks')) {
    if (state === 'open') wrong.push(`C2: the slow answer to ${_id} was forgotten`);
  }
  for (const { _id } of world.database.all('visitors')) wrong.push(...untrueStates(world, _id));
  for (const { _id, waiting = [] } of world.database.all('visitors')) {
    const names = waiting.map(({ reply }) => reply);
    if (names.length > 0) wrong.push(`C2: ${_id} has written again, and these still wait: ${names.join(', ')}`);
  }
  for (const { visitor, left } of world.database.all('consents')) {
    const used = world.wechat.notices.filter((notice) => notice.startsWith(`${visitor}:`)).length;
    const unsure = world.outbound().some((out) => out.visitor === visitor && out.state === 'unknown');
    const allowed = world.consents.get(visitor) ?? 0;
    if (used > allowed) wrong.push(`C3: ${visitor} was notified ${used} times`);
    if (left + used !== allowed && !unsure) wrong.push(`C2: ${visitor} lost a consent and got nothing for it`);
  }
  for (const text of world.wechat.againstRefusal) wrong.push(`C4: "${text}" was begun after WeChat's refusal`);
  for (const refusal of world.wechat.refusals) wrong.push(`C4: WeChat had to refuse: ${refusal}`);
  for (const call of world.scheduler.callsAfterAnswer) wrong.push(`C8: a call after the answer: ${call}`);
  for (const run of world.late) wrong.push(`C8: answered late: ${run}`);
  return wrong;
}

/** C7: every line that a visitor saw reads `sent` or `unknown` as often, and nothing else does. */
function untrueStates(world: World, openid: string): string[] {
  const wrong: string[] = [];
  const outs = world.outbound().filter(({ visitor }) => visitor === openid);
  const lines = outs.flatMap(({ _id, state, via, content }) => {
    if (state === 'pending') wrong.push(`C7: ${_id} is still pending`);
    const text = content.type === 'text' ? content.text : '';
    return text.split('\n').map((line) => ({ line, state, notice: via === 'subscribe' }));
  });
  const seen = world.seen(openid);
  const notices = world.wechat.notices.filter((notice) => notice.startsWith(`${openid}:`));
  for (const line of new Set(lines.map((one) => one.line).filter((one) => one.startsWith('answer')))) {
    for (const notice of [false, true]) {
      const read = lines.filter((one) => one.line === line && one.notice === notice).map(({ state }) => state);
      const taken = notice
        ? notices.filter((one) => one.includes(line)).length
        : seen.filter((one) => one === line).length;
      const sent = read.filter((state) => state === 'sent').length;
      const unknown = read.filter((state) => state === 'unknown').length;
      if (sent > taken) wrong.push(`C7: "${line}" reads sent ${sent} times, and ${openid} saw it ${taken} times`);
      if (taken > sent + unknown) wrong.push(`C7: ${openid} saw "${line}" ${taken} times; it reads ${read.join(', ')}`);
    }
  }
  return wrong;
}

function questionsWith(world: World, openid: string, reply: string): number {
  return world.written.filter((message) => message.openid === openid && message.replies.includes(reply)).length;
}

// A message's walk, from the claim to the last word about it. In: a push as read, or a visitor somebody left unfinished.
// Out: what to answer the push. It joins the other rooms and holds no rule of its own: what to say is answering's, whether it
// may be sent is allowance's, who owns the visitor is conversation's, and only turn writes it down.
export { takePush, type PushReply } from './push';
export { finish } from './finish';
export { work, type Worked } from './work';
export { type Shared } from './step';

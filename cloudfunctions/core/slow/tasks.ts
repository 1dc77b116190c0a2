import type { Trace } from '../../../contracts/message';
import type { SlowTask } from '../../../contracts/task';
import type { Visitor } from '../../../contracts/visitor';
import { addOnce, insist, is, ServerTime, to, type Run } from '../platform';

/** So long nobody else begins a task that was just opened, or begun: `work` has its own time. */
const openMs = 3_000;
/** Beyond the end of the run that began it. */
const graceMs = 5_000;

/** Opens the task of a message; once, however often it is done. */
export async function openTask(run: Run, visitor: Visitor, message: string): Promise<void> {
  const task: SlowTask = {
    _id: message,
    v: 1,
    visitor: visitor._id,
    state: 'open',
    tries: 0,
    until: new ServerTime(openMs),
    createdAt: new ServerTime(0),
  };
  await addOnce(run, 'tasks', task);
}

/**
 * Begins a task. The one that receive starts may begin it at once, before its time; whoever comes later must find it overdue.
 * @returns the task as it was, or null when somebody else is at it or it is done
 */
export async function beginTask(run: Run, message: string): Promise<SlowTask | null> {
  const task = await insist(run, () => run.store.get('tasks', message));
  if (task === null || task.state === 'done') return null;
  const expected = task.tries === 0 ? { tries: 0 } : { tries: task.tries, until: is.before(new ServerTime(0)) };
  const changes = { tries: to.increment(1), until: new ServerTime(Math.max(0, run.remaining()) + graceMs) };
  // A lost answer looks like a loss: the sweep begins the task again when its time is over.
  const begun = await run.store.update('tasks', { _id: message, state: 'open', ...expected }, changes);
  return begun > 0 ? task : null;
}

/** Closes the task with what came of it, on the message's own trace. */
export async function closeTask(run: Run, message: string, trace: Trace | null): Promise<void> {
  await insist(run, () => run.store.update('messages', { _id: message }, { late: trace }));
  await insist(run, () => run.store.update('tasks', { _id: message }, { state: 'done' }));
}

/** Open tasks that nobody is at any more. */
export async function overdueTasks(run: Run, limit: number): Promise<SlowTask[]> {
  const where = { state: 'open', until: is.before(new ServerTime(0)) };
  return insist(run, () => run.store.find('tasks', where, { limit, orderBy: 'until' }));
}

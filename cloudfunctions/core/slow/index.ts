// Slow answers as tasks. In: a message whose answer takes longer than a push. Out: who is at it, and what was left behind. Each
// change is conditional, so that several that begin the same task do no harm. It neither asks a model nor speaks.
export { beginTask, closeTask, openTask, overdueTasks } from './tasks';

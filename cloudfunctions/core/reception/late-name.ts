const mark = '~late';

/** Under this name the slow answer to a message takes the turn. */
export function lateId(message: string): string {
  return `${message}${mark}`;
}

/** The message that a turn is about, whether it decides it or brings its slow answer. */
export function answered(turnMessage: string): string {
  return turnMessage.endsWith(mark) ? turnMessage.slice(0, -mark.length) : turnMessage;
}

/** By a timer: a browser has no `setImmediate`. */
export function nextTurn(): Promise<void> {
  return new Promise((resume) => setTimeout(resume, 0));
}

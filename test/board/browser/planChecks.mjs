// The Plan picture with a mouse and by the keyboard alone.
export function planChecks() {
  return [];
}

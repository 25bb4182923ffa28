/** In a browser the file system itself says what may not be written. */
export function isWriteProtected(): Promise<boolean> {
  return Promise.resolve(false);
}

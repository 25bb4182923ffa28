/** Whether a file may be written to, which VS Code tells only when somebody saves. */
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';

/** `path` in the system's own form. A file that is not there is not protected: whoever opens it hears of that. */
export async function isWriteProtected(path: string): Promise<boolean> {
  try {
    // An administrator may write to anything; the file still says that it is not to be changed.
    const { mode } = await stat(path);
    if ((mode & 0o222) === 0) return true;
    await access(path, constants.W_OK);
    return false;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return code === 'EACCES' || code === 'EPERM' || code === 'EROFS';
  }
}

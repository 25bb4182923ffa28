/** Names of files that hold no text and that no reader takes, so that none of them needs to be opened. */

const extensions: ReadonlySet<string> = new Set(
  (
    'png jpg jpeg gif bmp ico icns webp avif heic tif tiff psd ai sketch fig xd ' +
    'mp3 mp4 m4a m4v mov avi mkv webm wav flac ogg ogv aac wmv ' +
    'zip gz tgz bz2 xz zst 7z rar tar jar war ear apk aab ipa dmg iso msi deb rpm whl nupkg vsix crx ' +
    'exe dll so dylib a lib o obj pdb class pyc pyo wasm node bin dat elf hex ' +
    'woff woff2 ttf otf eot pdf doc docx xls ppt pptx odt ods odp pages numbers xmind mmap vsdx ' +
    'db sqlite sqlite3 mdb parquet avro npy npz pkl h5 onnx pt pth safetensors gguf ' +
    'keystore jks p12 pfx der'
  ).split(' '),
);

/** Whether a file's name says that it is binary. */
export function isBinaryName(path: string): boolean {
  const dot = path.lastIndexOf('.');
  // A name that is nothing but an extension (`.bin`) says nothing.
  if (dot <= path.lastIndexOf('/') + 1) return false;
  return extensions.has(path.slice(dot + 1).toLowerCase());
}

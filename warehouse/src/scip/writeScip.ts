/**
 * Writes a SCIP index piece by piece: an index is its parts one behind the other, so that no more than one document is
 * held. The file is there whole or not at all.
 */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { create, toBinary } from '@bufbuild/protobuf';
import { IndexSchema, type SymbolInformation, TextEncoding } from '@c4312/scip/scip_pb.js';
import type { RepositoryRows, RowWords, Written } from '../../../src/exchange/rows/rows.ts';
import { scipDocument, symbolInformation } from './scipDocument.ts';
import { symbolOf } from './symbol.ts';

/** Bytes that are gathered before they are written. */
const chunkSize = 1_000_000;

export function writeScip(rows: RepositoryRows, file: string, words: RowWords): Written {
  const partial = `${file}.part`;
  try {
    const bytes = writePieces(partial, pieces(rows, words));
    renameSync(partial, file);
    return { files: 1, bytes };
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
}

type Piece = Parameters<typeof create<typeof IndexSchema>>[1];

function* pieces(rows: RepositoryRows, words: RowWords): Generator<Piece> {
  const { repository, toolVersion, folder } = rows;
  yield {
    metadata: {
      toolInfo: { name: 'groundplan', version: toolVersion },
      projectRoot: folder,
      textDocumentEncoding: TextEncoding.UTF8,
    },
  };
  const externalSymbols: SymbolInformation[] = [];
  for (const document of rows.documents()) {
    if (document.isText) yield { documents: [scipDocument(document, repository, words)] };
    // A workbook has no text to point into, but what it defines can be shown where it is named.
    else {
      for (const requirement of document.requirements) {
        const symbol = symbolOf(requirement.name, repository);
        if (symbol !== null) externalSymbols.push(symbolInformation(requirement, symbol, repository, words));
      }
    }
  }
  if (externalSymbols.length > 0) yield { externalSymbols };
}

function writePieces(path: string, all: Iterable<Piece>): number {
  const descriptor = openSync(path, 'w');
  let gathered: Uint8Array[] = [];
  let size = 0;
  let written = 0;
  const flush = (): void => {
    const chunk = Buffer.concat(gathered);
    for (let at = 0; at < chunk.length;) at += writeSync(descriptor, chunk, at);
    written += chunk.length;
    gathered = [];
    size = 0;
  };
  try {
    for (const piece of all) {
      const bytes = toBinary(IndexSchema, create(IndexSchema, piece));
      gathered.push(bytes);
      size += bytes.length;
      if (size >= chunkSize) flush();
    }
    flush();
    // A disk may say only now that it is full.
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  return written;
}

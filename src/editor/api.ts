/** What `activate` returns: enough for a test or another extension to ask what the window shows. */
import type { Event } from 'vscode';
import type { BoardPage } from './board/boardPage.ts';
import type { CapturePage } from '../board/capture/messages.ts';
import type { CardPage } from '../board/messages.ts';
import type { Finding } from '../model/finding.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { SessionChange } from './session.ts';

export interface GroundplanApi {
  /** Resolves once the workspace has been read for the first time. */
  readonly ready: Promise<void>;
  readonly onDidChange: Event<SessionChange>;
  snapshot(): Snapshot;
  /** The findings of one document, whether or not the Problems panel shows them. `uri` as `Uri.toString()`. */
  findings(uri: string): readonly Finding[];
  /** Resolves when every change that has been reported so far is in the snapshot. */
  settled(): Promise<void>;
  /** Compares with the disk at once, as is done now and then for what watchers missed. */
  verify(): Promise<void>;
  /** How many files have been read since the start; open buffers do not count. */
  filesRead(): number;
  /** What the card on show says; `null` when none is open, or its requirement is gone. */
  card(): CardPage | null;
  /** Fired when the card on show says something else. */
  readonly onDidChangeCard: Event<void>;
  /** The same of the page of a module, a phase or a step. */
  planCard(): CardPage | null;
  /** What the board shows; `null` when it is closed. */
  board(): BoardPage | null;
  /** Fired when the board was sent something. */
  readonly onDidChangeBoard: Event<void>;
  /** Does what a message of the page of the board asks for. */
  hearBoard(message: unknown): Promise<void>;
  /** What the capture form on show says; `null` when it is closed. */
  capture(): CapturePage | null;
  /** Does what a message of the page of the form asks for. */
  hearCapture(message: unknown): Promise<void>;
}

/** In a browser no other repository lies beside this one. */
import type { SourcePlace, SourcePlaces } from '../../index/ports.ts';

export class NodePlaces implements SourcePlaces {
  find(): Promise<SourcePlace> {
    return Promise.resolve({ kind: 'fault', fault: 'virtual' });
  }
}

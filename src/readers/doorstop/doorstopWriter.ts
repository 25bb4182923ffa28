/** Sets attributes of a Doorstop item, which keeps those that Doorstop does not know itself. */
import { isMap } from 'yaml';
import type { RequirementFact } from '../../model/facts.ts';
import type { Message } from '../../model/message.ts';
import { fieldOfHeader } from '../../vocabulary/headers.ts';
import { keyText } from '../planFile/nodeSpans.ts';
import { parseYaml } from '../planFile/parseYaml.ts';
import { brokenYaml } from '../planFile/planFileWriter.ts';
import { TextLines } from '../planFile/textLines.ts';
import { claimToChange } from '../table/fieldClaims.ts';
import { documentChanged, type SourceEdit, valueText, type Writer, type Written } from '../writer.ts';
import { newKey } from '../yaml/newKey.ts';
import { isSplice, type SpliceResult, YamlText } from '../yaml/yamlSplice.ts';
import { itemYaml } from './itemFile.ts';

export const doorstopWriter: Writer = {
  setField({ text }, facts, field, value): Written {
    const source = itemYaml(text);
    const tree = parseYaml(source);
    const map = tree.root;
    const edits: SourceEdit[] = [];
    const refusals = new Map<RequirementFact, Message>();
    for (const fact of facts) {
      if (tree.errors.length > 0 || tree.givenUp !== null) refusals.set(fact, brokenYaml());
      else if (!isMap(map)) refusals.set(fact, documentChanged());
      else {
        const yaml = new YamlText(source, map);
        const named = claimToChange(fact.claims, field)?.name;
        const isKey = (key: string): boolean =>
          named === undefined ? fieldOfHeader(key) === field : key === named;
        const written = valueText(value);
        const pair = yaml.pairOf(map, isKey);
        const keys = map.items.map(({ key }) => keyText(key) ?? '');
        const result: SpliceResult =
          written !== ''
            ? yaml.setKey(map, isKey, newKey(keys, field, written), written)
            : named === undefined
              ? null
              : pair && yaml.removeKey(map, pair);
        if (isSplice(result)) {
          const { start, end } = result;
          edits.push({ range: new TextLines(text).range(start, end), text: result.text });
        } else if (result) refusals.set(fact, result);
      }
    }
    return { edits, refusals };
  },
};

/** The row of filters above the pictures: a text and one choice for each field. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { BoardFilter } from '../../model/boardFilter.ts';
import { choiceFields, type ChoiceField, type FilterChoice, type Frame } from './messages.ts';
import { filled } from './words.ts';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-checkbox/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';

const emptyFilter: BoardFilter = {
  text: '',
  module: '',
  phase: '',
  status: '',
  priority: '',
  owner: '',
  onlyFindings: false,
};

export interface FilterBarParts {
  readonly frame: Frame;
  /** As it stands in the fields now, which may be ahead of what the picture shows. */
  readonly filter: BoardFilter;
  readonly change: (changes: Partial<BoardFilter>) => void;
}

export function filterBar({ frame, filter, change }: FilterBarParts): TemplateResult {
  const { words, choices, isFiltered, count } = frame;
  return html`<search class="filters" aria-label=${words.filters}>
    <vscode-textfield
      class="text"
      type="search"
      .label=${words.search}
      placeholder=${words.searchHint}
      .value=${live(filter.text)}
      @input=${(event: Event) => change({ text: valueOf(event) })}
    ></vscode-textfield>
    ${choiceFields.map((field) => choice(field, choices[field], filter[field], words.any, words[field], change))}
    <vscode-checkbox
      .label=${words.onlyFindings}
      .checked=${live(filter.onlyFindings)}
      @change=${(event: Event) => change({ onlyFindings: isChecked(event) })}
    ></vscode-checkbox>
    ${
      isFiltered
        ? html`<vscode-button class="clear" secondary @click=${() => change(emptyFilter)}
            >${words.clear}</vscode-button
          >`
        : nothing
    }
    <span class="count">${count}</span>
  </search>`;
}

/** A list of the browser's own: it works with every key, in every theme and for a thousand choices. */
function choice(
  field: ChoiceField,
  choices: readonly FilterChoice[],
  value: string,
  any: string,
  label: string,
  change: FilterBarParts['change'],
): TemplateResult {
  return html`<select
    class=${value === '' ? 'choice' : 'choice set'}
    data-filter=${field}
    aria-label=${label}
    @change=${(event: Event) => change({ [field]: valueOf(event) })}
  >
    <option value="" .selected=${live(value === '')}>${filled(any, label)}</option>
    ${choices.map(
      (each) =>
        html`<option value=${each.value} .selected=${live(each.value === value)}>${each.label}</option>`,
    )}
  </select>`;
}

function valueOf({ target }: Event): string {
  return target && 'value' in target && typeof target.value === 'string' ? target.value : '';
}

function isChecked({ target }: Event): boolean {
  return target !== null && 'checked' in target && target.checked === true;
}
